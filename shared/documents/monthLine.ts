import type { Edited, PlacedEvent, Posted, Redacted, TakenBack, TalkFields } from '../events/event'
import type { RoomState } from '../governance/roomState'
import { stands } from '../governance/stands'
import type { DeviceId, EventId, Hash, MessageId, Month, SessionId, TalkDocId } from '../protocol/ids'
import { monthOfDoc } from '../protocol/ids'
import { compareTimes } from './compareTimes'
import { createPile } from './pile'
import type { TimelineMessage } from './timeline'

/** What is kept of a posting: a month may have tens of thousands. */
export type Post = {
  readonly id: MessageId
  readonly client: number
  readonly session: SessionId
  readonly seq: number
  readonly device: DeviceId
  readonly at: number
  readonly replyTo: MessageId | undefined
  readonly replyMonth: Month | undefined
  readonly hash: Hash
}
export type Change = PlacedEvent<Edited | TakenBack | Redacted>

/** Whether an event says something of a message. */
export const isChange = (placed: PlacedEvent<TalkFields>): placed is Change =>
  placed.event.kind === 'edit' || placed.event.kind === 'takenBack' || placed.event.kind === 'redacted'

/** One month of the conversation, kept up to date as events come. */
export type MonthLine = {
  readonly doc: TalkDocId
  /** Messages from before this time are not all here, and not shown; 0 when they are. */
  readonly since: number
  /** Oldest first; the same array until something changes. What may not be is not among them. */
  messages(): readonly TimelineMessage[]
  /** The last `most` of them, without looking at what becomes of those before. */
  latest(most: number): readonly TimelineMessage[]
  /** How many there are. */
  count(): number
  post(id: MessageId): Post | undefined
  /** One of them, without looking at the others; undefined if it is not here, or not to be shown. */
  message(id: MessageId): TimelineMessage | undefined
  /** Edits, takings back and redactions that name the message, allowed or not. */
  changes(of: MessageId): readonly Change[]
  /** Events of this month, and changes about it from whichever month. Those that are here already change nothing. */
  add(events: readonly PlacedEvent<TalkFields>[]): void
  /** All events of the month and all changes about it: from now on nothing is missing. */
  fill(events: readonly PlacedEvent<TalkFields>[]): void
  /** The same, and what was here before is not: it may have been misread. */
  renew(events: readonly PlacedEvent<TalkFields>[]): void
  /** Looks at everything anew: the ledger says something else than before. */
  judge(state: RoomState): void
}

/** `believe` gives a signed time as far as it can be believed. */
export const createMonthLine = (
  doc: TalkDocId,
  initial: RoomState,
  believe: (at: number) => number,
  from = 0,
): MonthLine => {
  const posts = new Map<MessageId, Post>()
  const changes = createPile<MessageId, Change>()
  /** Whether what was said of a message may be, as the ledger is now. */
  const weighed = new Map<EventId, boolean>()
  const month = monthOfDoc(doc)
  let state = initial
  let since = from
  let order: readonly Post[] | undefined
  let shown: TimelineMessage[] | undefined

  const mayBe = (change: Change, { device }: Post): boolean => {
    const may = weighed.get(change.id) ?? stands(state, change, device)
    weighed.set(change.id, may)
    return may
  }

  const messageOf = (post: Post): TimelineMessage => {
    const counting = (changes.get(post.id) ?? []).filter((change) => mayBe(change, post)).sort(byTime)
    const away = counting.filter(({ event }) => event.kind !== 'edit')
    const isOwn = away.some(({ event }) => event.kind === 'takenBack')
    const edit = away.length > 0 ? undefined : counting.at(-1)
    const { id, client, seq, device, at, replyTo, replyMonth, hash } = post
    return {
      id,
      in: doc,
      client,
      seq,
      author: device,
      at: believe(at),
      replyTo,
      replyMonth,
      hash: edit?.event.hash ?? hash,
      editedAt: edit && believe(edit.event.at),
      takenBack: away.length > 0,
      redactedBy: isOwn ? undefined : away[0]?.event.device,
    }
  }

  const isShown = ({ client, session, device, seq, at }: Post): boolean =>
    at >= since && stands(state, { in: doc, client, event: { kind: 'message', device, session, seq } })
  const inOrder = (): readonly Post[] => (order ??= [...posts.values()].filter(isShown).sort(byPost))
  const messages = (): readonly TimelineMessage[] => (shown ??= inOrder().map(messageOf))

  /** Where a post stands, or would stand, in the order of times. */
  const placeOf = (post: Post, all: readonly Post[]): number => {
    let [low, high] = [0, all.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const other = all[middle]
      if (other && byPost(other, post) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  /** One more, or another version of one: the rest need not be looked at. */
  const show = (post: Post, isNew: boolean): void => {
    if (!order || !isShown(post)) return
    const at = placeOf(post, order)
    if (isNew) order = order.toSpliced(at, 0, post)
    shown &&= shown.toSpliced(at, isNew ? 0 : 1, messageOf(post))
  }

  const addPost = (placed: PlacedEvent<Posted>): void => {
    if (posts.has(placed.id)) return
    const { session, device, at, seq, replyTo, replyMonth, hash } = placed.event
    const post = { id: placed.id, client: placed.client, session, seq, device, at, replyTo, replyMonth, hash }
    posts.set(post.id, post)
    show(post, true)
  }

  const addChange = (change: Change): void => {
    const { of } = change.event
    if (!changes.add(of, change)) return
    const post = posts.get(of)
    if (post) show(post, false)
  }

  const add: MonthLine['add'] = (events) => {
    // Many at once are cheaper sorted together.
    if (events.length > MANY) order = shown = undefined
    for (const placed of events) {
      if (placed.event.kind === 'message' && placed.in === doc) addPost(placed as PlacedEvent<Posted>)
      else if (isChange(placed) && placed.event.month === month) addChange(placed)
    }
  }

  const fill: MonthLine['fill'] = (events) => {
    since = 0
    order = shown = undefined
    add(events)
  }

  return {
    doc,
    get since() {
      return since
    },
    messages,
    latest: (most) => {
      const from = Math.max(0, inOrder().length - most)
      return shown ? shown.slice(from) : inOrder().slice(from).map(messageOf)
    },
    count: () => inOrder().length,
    post: (id) => posts.get(id),
    message: (id) => {
      const post = posts.get(id)
      return post && isShown(post) ? messageOf(post) : undefined
    },
    changes: (of) => changes.get(of) ?? [],
    add,
    fill,
    renew: (events) => {
      posts.clear()
      changes.clear()
      weighed.clear()
      fill(events)
    },
    judge: (next) => {
      state = next
      weighed.clear()
      order = shown = undefined
    },
  }
}

const MANY = 32
const byPost = (a: Post, b: Post): number => compareTimes(a, a.client, b, b.client)
const byTime = (a: Change, b: Change): number => compareTimes(a.event, a.client, b.event, b.client)
