import type { MessageId } from '#shared/protocol/ids'
import type { House } from './house'
import { currentSession } from './house'
import { checkMessage } from './checkMessage'
import { mentionsIn } from './mentionsIn'

/**
 * Posts to the room on screen. Resolves once the message shows; what its view says of where it is saved follows.
 * Throws Problem `empty`, `too-long`, `not-allowed`.
 */
export const postMessage =
  (house: House) =>
  async (message: { readonly text: string; readonly replyTo?: MessageId }): Promise<void> => {
    const { replica, projection } = currentSession(house)
    const text = checkMessage(message.text)
    const { replyTo } = message
    const mentions = mentionsIn(text, replica.state().members.values())
    const month = replyTo && projection.find(replyTo)?.month
    const reply = replyTo ? { replyTo, ...(month ? { replyMonth: month } : {}) } : {}
    const appended = await replica.appendTalk({ kind: 'message', ...reply }, { v: 1, text, mentions })
    // What is said stands at the conversation's end, and so is seen there. Only now: the screen goes to the end with it.
    if (!replyTo) projection.showNewest()
    projection.follow(appended)
  }
