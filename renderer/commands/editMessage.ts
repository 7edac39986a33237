import type { AttachedFile } from '#shared/events/event'
import type { MessageId, Month } from '#shared/protocol/ids'
import { talkDoc } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import type { Replica } from '#shared/sync/replica'
import { checkMessage } from './checkMessage'
import type { House } from './house'
import { currentSession } from './house'
import { mentionsIn } from './mentionsIn'

/**
 * Gives an own message new words, which call whom they name; its files stay. Throws Problem `empty`, `too-long`, `not-allowed` (of
 * an edition too), and `message-away` while the words of before are not here: its files would be lost.
 */
export const editMessage =
  (house: House) =>
  async (message: MessageId, text: string): Promise<void> => {
    const { replica, projection } = currentSession(house)
    const { month } = projection.place(message)
    const files = await filesOf(replica, message, month)
    const checked = checkMessage(text, files)
    const words = {
      v: 1,
      text: checked,
      mentions: mentionsIn(checked, replica.state().members.values()),
      files,
    } as const
    projection.follow(await replica.appendTalk({ kind: 'edit', of: message, month }, words))
  }

/** What goes with a message that is on screen. */
const filesOf = async (replica: Replica, id: MessageId, month: Month): Promise<readonly AttachedFile[]> => {
  const { line, release } = await replica.hold(talkDoc(month))
  try {
    const [message, post] = [line.message(id), line.post(id)]
    if (post?.kind === 'edition') throw new Problem('not-allowed', 'an issue is closed')
    const words = message && (await replica.words([message.hash])).get(message.hash)
    if (!words && post?.parts) throw new Problem('message-away')
    return words?.files ?? []
  } finally {
    release()
  }
}
