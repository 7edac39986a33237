import type { MessageId, TalkDocId } from '#shared/protocol/ids'
import { talkDocAt } from '#shared/protocol/ids'
import type { Replica } from '#shared/sync/replica'
import { readMonth } from './readMonth'

type MessagePlace = { readonly id: MessageId; readonly doc: TalkDocId }

/** Milliseconds: a clock that was wrong may have put a message of a month's first days into the month before. */
const LEEWAY = 2 * 24 * 60 * 60 * 1000

/**
 * The first message said at `at` (milliseconds since 1970) or after it, or the newest of all if none was; undefined in
 * a room where nothing has been said. Reads only the months that it needs, one after the other.
 */
export const firstSince = async (replica: Replica, at: number): Promise<MessagePlace | undefined> => {
  const months = replica.months()
  const earliest = talkDocAt(Math.max(0, at - LEEWAY))
  const asked = months.filter((doc) => doc >= earliest).toReversed()
  let newest: MessagePlace | undefined
  for (const doc of asked.length > 0 ? asked : months.slice(0, 1)) {
    const messages = await readMonth(replica, doc, (line) => line.messages())
    const first = messages.find((message) => message.at >= at)
    if (first) return { id: first.id, doc }
    const last = messages.at(-1)
    if (last) newest = { id: last.id, doc }
  }
  return newest
}
