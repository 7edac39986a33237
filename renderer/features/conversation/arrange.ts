import type { MessageId } from '#shared/protocol/ids'
import type { MessageView, PersonView } from '../../state/views'

/** What one person said without anybody else in between. */
export type Said = { readonly kind: 'said'; readonly author: PersonView; readonly messages: readonly MessageView[] }
/** A line that somebody replied in a thread, where it falls in time. `parent` is absent while it is further back. */
export type Replied = {
  readonly kind: 'replied'
  readonly root: MessageId
  readonly parent: MessageView | undefined
  readonly first: MessageId
  readonly by: readonly PersonView[]
}
export type Day = { readonly day: number; readonly at: number; readonly entries: readonly (Said | Replied)[] }
export type Arranged = { readonly days: readonly Day[]; readonly threads: ReadonlyMap<MessageId, readonly MessageView[]> }

/** After this long a person's words stand under their name again. Milliseconds. */
const PAUSE = 30 * 60 * 1000

/**
 * The conversation as it is read: by day, then by author, replies as one line each where they fall in time. The line
 * is left out directly under the message it answers, since the message itself says who replied.
 * `messages` oldest first; `dayOf` gives the calendar day of a time.
 */
export const arrange = (messages: readonly MessageView[], dayOf: (at: number) => number): Arranged => {
  const byId = new Map(messages.map((message) => [message.id, message]))
  const threads = new Map<MessageId, MessageView[]>()
  const days: { day: number; at: number; entries: (Said | Replied)[] }[] = []

  for (const message of messages) {
    const day = dayOf(message.at)
    let today = days.at(-1)
    if (today?.day !== day) {
      today = { day, at: message.at, entries: [] }
      if (message.replyTo === undefined || !answersLast(days.at(-1)?.entries, rootOf(message, byId))) days.push(today)
    }
    const root = rootOf(message, byId)
    if (root === undefined) {
      addSaid(today.entries, message)
      continue
    }
    const thread = threads.get(root)
    if (thread) thread.push(message)
    else threads.set(root, [message])
    addReplied(today.entries, message, root, byId.get(root))
  }
  return { days, threads }
}

/** The message that a thread hangs on, or undefined for one that answers nothing. Replies to replies join their thread. */
export const rootOf = (message: MessageView, byId: ReadonlyMap<MessageId, MessageView>): MessageId | undefined => {
  let root = message.replyTo
  const seen = new Set([message.id])
  for (;;) {
    const next = root && !seen.has(root) ? byId.get(root)?.replyTo : undefined
    if (!root || !next) return root
    seen.add(root)
    root = next
  }
}
