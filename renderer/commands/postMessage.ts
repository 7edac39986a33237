import type { MessageId } from '#shared/protocol/ids'
import { checkMessage } from './checkMessage'
import type { FileToSend } from './filesToSend'
import { cutFiles } from './filesToSend'
import type { House } from './house'
import { sessionToCome } from './house'
import { mentionsIn } from './mentionsIn'
import { findMessage } from './placeOfMessage'

export type NewMessage = {
  /** May be '' where there are files. */
  readonly text: string
  readonly replyTo?: MessageId
  readonly files?: readonly FileToSend[]
}

/**
 * Posts to the room on screen. Resolves once the message shows; what its view says of where it is saved follows.
 * Throws Problem `empty`, `too-long`, `not-allowed`, `too-large` and `too-many` (of files).
 */
export const postMessage =
  (house: House) =>
  async (message: NewMessage): Promise<void> => {
    const session = await sessionToCome(house)
    const { replica, projection } = session
    const { files, parts } = cutFiles(message.files ?? [])
    const text = checkMessage(message.text, files)
    const { replyTo } = message
    const mentions = mentionsIn(text, replica.state().members.values())
    const month = replyTo && findMessage(session, replyTo)?.month
    const reply = replyTo ? { replyTo, ...(month ? { replyMonth: month } : {}) } : {}
    const words = { v: 1, text, mentions, files } as const
    const appended = await replica.appendTalk({ kind: 'message', ...reply }, words, parts)
    // What is said stands at the conversation's end, and so is seen there. Only now: the screen goes to the end with it.
    if (!replyTo) projection.showNewest()
    projection.follow(appended)
  }
