import type { Words } from '#shared/events/event'
import type { MessageId, Month } from '#shared/protocol/ids'
import { talkDoc } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import type { Replica } from '#shared/sync/replica'
import { checkMessage } from './checkMessage'
import { described } from './filesToSend'
import type { House } from './house'
import { currentSession } from './house'
import { mentionsIn } from './mentionsIn'

type Said = Pick<Words, 'text'> & { readonly files: NonNullable<Words['files']> }

/**
 * Gives an own message new words, which call whom they name; its files stay. Throws Problem `empty`, `too-long`, `not-allowed` (of
 * an edition too), and `message-away` while the words of before are not here: its files would be lost.
 */
export const editMessage =
  (house: House) =>
  (message: MessageId, text: string): Promise<void> =>
    edit(house, message, ({ files }) => ({ text, files }))

/** Says of a picture in an own message what it shows; '' says nothing. Throws as `editMessage` does: it is an edit. */
export const describePicture =
  (house: House) =>
  (message: MessageId, nth: number, alt: string): Promise<void> =>
    edit(house, message, ({ text, files }) => ({
      text,
      files: files.map((file, at) =>
        at === nth && file.picture ? { ...file, picture: described({ ...file.picture, alt }) } : file,
      ),
    }))

const edit = async (house: House, message: MessageId, change: (said: Said) => Said): Promise<void> => {
  const { replica, projection } = currentSession(house)
  const { month } = projection.place(message)
  const { text, files } = change(await readSaid(replica, message, month))
  const checked = checkMessage(text, files)
  const words = {
    v: 1,
    text: checked,
    mentions: mentionsIn(checked, replica.state().members.values()),
    files,
  } as const
  projection.follow(await replica.appendTalk({ kind: 'edit', of: message, month }, words))
}

/** What a message that is on screen says, and what goes with it. */
const readSaid = async (replica: Replica, id: MessageId, month: Month): Promise<Said> => {
  const { line, release } = await replica.hold(talkDoc(month))
  try {
    const [message, post] = [line.message(id), line.post(id)]
    if (post?.kind === 'edition') throw new Problem('not-allowed', 'an issue is closed')
    const words = message && (await replica.words([message.hash])).get(message.hash)
    if (!words && post?.parts) throw new Problem('message-away')
    return { text: words?.text ?? '', files: words?.files ?? [] }
  } finally {
    release()
  }
}
