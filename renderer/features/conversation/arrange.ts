import { tellingInTime } from '#shared/governance/renamingsOf'
import type { MessageId } from '#shared/protocol/ids'
import type { MessageView, PersonView, RenamingView } from '../../state/views'

/** What one person said without anybody else in between. */
export type Said = { readonly kind: 'said'; readonly author: PersonView; readonly messages: readonly MessageView[] }
/** A line that somebody replied in a thread, where it falls in time. `parent` is absent while it is further back. */
export type Replied = {
  readonly kind: 'replied'
  readonly root: MessageId
  readonly parent: MessageView | undefined
  /** The first of the replies that the line stands for, and all of them. */
  readonly first: MessageId
  readonly replies: readonly MessageId[]
  readonly by: readonly PersonView[]
}
/** Where what is new begins. */
export type Since = { readonly kind: 'since' }
/** Who is called otherwise from here on. */
export type Renamed = { readonly kind: 'renamed'; readonly renamings: readonly RenamingView[] }
export type Entry = Said | Replied | Since | Renamed
export type Day = { readonly day: number; readonly at: number; readonly entries: readonly Entry[] }
export type Arranged = {
  readonly days: readonly Day[]
  /** Replies by the message they hang on, oldest first. */
  readonly threads: ReadonlyMap<MessageId, readonly MessageView[]>
}

/** After this long a person's words stand under their name again. Milliseconds. */
const PAUSE = 30 * 60 * 1000

/**
 * The conversation as it is read: by day, then by author, replies as one line each where they fall in time. The line
 * is left out directly under the message it answers, since the message itself says who replied.
 * `messages` oldest first; `dayOf` gives the calendar day of a time; `answered` are messages further back that these
 * answer. What others said after `since` begins under a line of its own, if something before it is here too. `renamings`,
 * oldest first, stand where they fall in time.
 */
export const arrange = (
  messages: readonly MessageView[],
  dayOf: (at: number) => number,
  answered: readonly MessageView[] = [],
  since?: number,
  renamings: readonly RenamingView[] = [],
): Arranged => {
  const byId = new Map([...answered, ...messages].map((message) => [message.id, message]))
  const threads = new Map<MessageId, MessageView[]>()
  const days: { day: number; at: number; entries: Entry[] }[] = []
  const lastEntry = (): Entry | undefined => days.at(-1)?.entries.at(-1)

  const isNew = ({ at, author }: MessageView): boolean => since !== undefined && at > since && !author.own
  /** A line is due once, and only where something stands above it that is not new. */
  let isSinceDue = messages[0] !== undefined && !isNew(messages[0])

  const add = (at: number, entry: Entry, beginsNew = false): void => {
    if (days.at(-1)?.day !== dayOf(at)) days.push({ day: dayOf(at), at, entries: [] })
    const entries = days.at(-1)?.entries ?? []
    const before = entries.at(-1)
    if (beginsNew) {
      // What they are called since then is new as well.
      const isRenamedSince = before?.kind === 'renamed' && before.renamings.every((one) => one.at > (since ?? 0))
      entries.splice(isRenamedSince ? -1 : entries.length, 0, { kind: 'since' })
    }
    const joined = beginsNew ? undefined : before && join(before, entry)
    if (joined) entries[entries.length - 1] = joined
    else entries.push(entry)
  }
  const addMessage = (message: MessageView): void => {
    const root = rootOf(message, byId)
    const before = lastEntry()
    if (root !== undefined) {
      threads.set(root, [...(threads.get(root) ?? []), message])
      if (before?.kind === 'said' && before.messages.at(-1)?.id === root) return
    }
    const beginsNew = isSinceDue && isNew(message)
    if (beginsNew) isSinceDue = false
    add(message.at, root === undefined ? saidBy(message) : repliedBy(message, root, byId.get(root)), beginsNew)
  }

  const tellUntil = tellingInTime(renamings, (one) => add(one.at, { kind: 'renamed', renamings: [one] }))
  for (const message of messages) {
    tellUntil(message.at)
    addMessage(message)
  }
  tellUntil(Infinity)
  return { days, threads }
}

/** The message that a thread hangs on, or undefined for one that answers nothing. Replies to replies join their thread. */
export const rootOf = (message: MessageView, byId: ReadonlyMap<MessageId, MessageView>): MessageId | undefined => {
  const seen = new Set([message.id])
  let root = message.replyTo
  while (root !== undefined && !seen.has(root)) {
    seen.add(root)
    const above = byId.get(root)?.replyTo
    if (above === undefined) return root
    root = above
  }
  return root
}

const saidBy = (message: MessageView): Said => ({ kind: 'said', author: message.author, messages: [message] })

const repliedBy = (message: MessageView, root: MessageId, parent: MessageView | undefined): Replied => ({
  kind: 'replied',
  root,
  parent,
  first: message.id,
  replies: [message.id],
  by: [message.author],
})

/** Two neighbours as one entry, or undefined if they stay two. */
const join = (before: Entry, next: Entry): Entry | undefined => {
  if (before.kind === 'said' && next.kind === 'said') {
    const [message] = next.messages
    const previous = before.messages.at(-1)
    if (!message || !previous || before.author.member !== next.author.member) return undefined
    return message.at - previous.at <= PAUSE ? { ...before, messages: [...before.messages, message] } : undefined
  }
  if (before.kind === 'replied' && next.kind === 'replied' && before.root === next.root) {
    return { ...before, replies: [...before.replies, ...next.replies], by: distinct([...before.by, ...next.by]) }
  }
  if (before.kind === 'renamed' && next.kind === 'renamed')
    return { ...before, renamings: [...before.renamings, ...next.renamings] }
  return undefined
}

/** Each person once, in the order of first appearance. */
export const distinct = (people: readonly PersonView[]): readonly PersonView[] => [
  ...new Map(people.map((person) => [person.member, person])).values(),
]
