import type { Edited, Edition, Part, PlacedEvent, Posted, Redacted, TakenBack, TalkFields } from '../events/event'
import type { RoomState } from '../governance/roomState'
import { stands } from '../governance/stands'
import type { DeviceId, EventId, Hash, MessageId, Month, SessionId, TalkDocId } from '../protocol/ids'
import { monthOfDoc } from '../protocol/ids'
import { compareTimes } from './compareTimes'
import { createPile } from './pile'
import type { TimelineMessage } from './timeline'
import { placesOfParts, wholeParts } from './wholeParts'

/** What is kept of a posting: a month may have tens of thousands. */
export type Post = {
  readonly id: MessageId
  readonly kind: 'message' | 'edition'
  readonly client: number
  readonly session: SessionId
  readonly seq: number
  readonly device: DeviceId
  readonly at: number
  readonly replyTo: MessageId | undefined
  readonly replyMonth: Month | undefined
  readonly hash: Hash
  readonly parts?: number | undefined
  readonly sum?: Hash | undefined
}
export type Change = PlacedEvent<Edited | TakenBack | Redacted>
type Placed = PlacedEvent<TalkFields>

/** Whether an event is one that a month shows: a message, or an edition. */
export const isPost = (placed: Placed): placed is PlacedEvent<Posted | Edition> =>
  placed.event.kind === 'message' || placed.event.kind === 'edition'

/** Whether an event is a part of a message. */
export const isPart = (placed: Placed): placed is PlacedEvent<Part> => placed.event.kind === 'part'

/** What is kept of a posting, or of an edition, of its event. */
export const postOf = ({ id, client, event }: PlacedEvent<Posted | Edition>): Post => {
  const { kind, session, seq, device, at, hash, parts, sum } = event
  const { replyTo, replyMonth } = event.kind === 'message' ? event : {}
  return { id, kind, client, session, seq, device, at, replyTo, replyMonth, hash, parts, sum }
}

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
  /** Parts that name the message, whoever's they are, as far as they are here. */
  parts(of: MessageId): readonly PlacedEvent<Part>[]
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
  const parts = createPile<MessageId, PlacedEvent<Part>>()
  /** What the parts of messages that have some add up to. */
  const wholes = new Map<MessageId, Whole>()
  /** Whether what was said of a message may be, as the ledger is now. */
  const weighed = new Map<EventId, boolean>()
  const month = monthOfDoc(doc)
  let state = initial
  let since = from
  let order: readonly Post[] | undefined
  let shown: TimelineMessage[] | undefined

  const mayBe = (change: Change, { kind, device }: Post): boolean => {
    // An issue is closed.
    if (kind === 'edition' && change.event.kind === 'edit') return false
    const may = weighed.get(change.id) ?? stands(state, change, device)
    weighed.set(change.id, may)
    return may
  }

  const wholeOf = (post: Post): Whole => {
    if (!post.parts) return NOTHING
    const known = wholes.get(post.id)
    if (known) return known
    const its = (parts.get(post.id) ?? []).filter((part) => stands(state, part, post.device))
    const all = wholeParts(post, its)
    const whole = { parts: all ?? [], partsToCome: all === undefined, partsAt: placesOfParts(post, its) }
    wholes.set(post.id, whole)
    return whole
  }

  const messageOf = (post: Post): TimelineMessage => {
    const counting = (changes.get(post.id) ?? []).filter((change) => mayBe(change, post)).sort(byTime)
    const away = counting.filter(({ event }) => event.kind !== 'edit')
    const isOwn = away.some(({ event }) => event.kind === 'takenBack')
    const edit = away.length > 0 ? undefined : counting.at(-1)
    const { id, kind, client, seq, device, at, replyTo, replyMonth, hash } = post
    return {
      id,
      kind,
      in: doc,
      client,
      seq,
      author: device,
      at: believe(at),
      replyTo,
      replyMonth,
      hash: edit?.event.hash ?? hash,
      editedAt: edit && believe(edit.event.at),
      ...(away.length > 0 ? NOTHING : wholeOf(post)),
      takenBack: away.length > 0,
      redactedBy: isOwn ? undefined : away[0]?.event.device,
    }
  }

  const isShown = ({ kind, client, session, device, seq, at }: Post): boolean =>
    at >= since && stands(state, { in: doc, client, event: { kind, device, session, seq } })
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

  const addPost = (placed: PlacedEvent<Posted | Edition>): void => {
    if (posts.has(placed.id)) return
    const post = postOf(placed)
    posts.set(post.id, post)
    show(post, true)
  }

  const addChange = (change: Change): void => {
    const { of } = change.event
    if (!changes.add(of, change)) return
    const post = posts.get(of)
    if (post) show(post, false)
  }

  const addPart = (part: PlacedEvent<Part>): void => {
    const { of } = part.event
    if (!parts.add(of, part)) return
    wholes.delete(of)
    const post = posts.get(of)
    if (post) show(post, false)
  }

  const add: MonthLine['add'] = (events) => {
    // Many at once are cheaper sorted together.
    if (events.length > MANY) order = shown = undefined
    for (const placed of events) {
      if (isPost(placed) && placed.in === doc) addPost(placed)
      else if (isPart(placed) && placed.event.month === month) addPart(placed)
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
    parts: (of) => parts.get(of) ?? [],
    add,
    fill,
    renew: (events) => {
      posts.clear()
      changes.clear()
      parts.clear()
      wholes.clear()
      weighed.clear()
      fill(events)
    },
    judge: (next) => {
      state = next
      weighed.clear()
      wholes.clear()
      order = shown = undefined
    },
  }
}

const MANY = 32
type Whole = Pick<TimelineMessage, 'parts' | 'partsToCome' | 'partsAt'>
const NOTHING: Whole = { parts: [], partsToCome: false, partsAt: [] }
const byPost = (a: Post, b: Post): number => compareTimes(a, a.client, b, b.client)
const byTime = (a: Change, b: Change): number => compareTimes(a.event, a.client, b.event, b.client)
