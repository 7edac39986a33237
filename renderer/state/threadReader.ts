import type { MonthLine } from '#shared/documents/monthLine'
import type { TimelineMessage } from '#shared/documents/timeline'
import type { MessageId, Month, TalkDocId } from '#shared/protocol/ids'
import { talkDoc } from '#shared/protocol/ids'
import type { HeldMonth } from '#shared/sync/monthBook'
import type { Replica } from '#shared/sync/replica'

/** One message and what was answered to it, oldest first; the message itself may be missing. */
export type Thread = { readonly root: MessageId; readonly messages: readonly TimelineMessage[] }

/** The thread that is open, whatever of the conversation is on screen. */
export type ThreadReader = {
  /**
   * Opens a thread in place of the one before, or none. Reads the message's month and the one after it, in which most
   * answers are; those of other months are found as far as they are in memory. `month`: where the message stands, if
   * that is known. Rejects as the disk does.
   */
  open(root: MessageId | undefined, month?: Month): Promise<void>
  read(): Thread | undefined
  /** The months that are in memory because of it. */
  held(): readonly HeldMonth[]
}

/** `others`: months that are in memory in any case. */
export const createThreadReader = (replica: Replica, others: () => readonly HeldMonth[]): ThreadReader => {
  let root: MessageId | undefined
  let held: readonly HeldMonth[] = []

  const lines = (): readonly MonthLine[] => {
    const byDoc = new Map([...held, ...others()].map(({ line }) => [line.doc, line]))
    return [...byDoc.values()].sort((one, other) => (one.doc < other.doc ? -1 : 1))
  }

  /** Where the message stands, or is said to stand by who answered it. */
  const docOf = (message: MessageId): TalkDocId | undefined => {
    const all = lines()
    const doc = all.find((line) => line.post(message))?.doc
    if (doc) return doc
    const month = all.flatMap((line) => line.messages()).find(({ replyTo }) => replyTo === message)?.replyMonth
    return month && talkDoc(month)
  }

  const release = (): void => {
    for (const month of held) month.release()
    held = []
  }

  return {
    open: async (message, month) => {
      root = message
      release()
      const months = replica.months()
      const known = month && talkDoc(month)
      const at = months.indexOf((message && (known ?? docOf(message))) ?? ('' as TalkDocId))
      if (at < 0) return
      for (const doc of months.slice(Math.max(0, at - 1), at + 1).reverse()) {
        const one = await replica.hold(doc)
        // Another thread may have been opened while the disk was read.
        if (root !== message) return one.release()
        held = [...held, one]
        await replica.fill(doc)
      }
    },
    read: () => root && { root, messages: threadOf(root, lines()) },
    held: () => held,
  }
}

const threadOf = (root: MessageId, lines: readonly MonthLine[]): readonly TimelineMessage[] => {
  const all = lines.flatMap((line) => line.messages())
  const within = new Set([root])
  // An answer stands after what it answers, but for clocks that go wrong: those are found in the second round.
  for (let before = 0; before < within.size;) {
    before = within.size
    for (const { id, replyTo } of all) if (replyTo && within.has(replyTo)) within.add(id)
  }
  return all.filter(({ id }) => within.has(id))
}
