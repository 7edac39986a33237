import type { MessageId } from '#shared/protocol/ids'
import { checkMessage } from './checkMessage'
import type { House } from './house'
import { currentSession } from './house'
import { mentionsIn } from './mentionsIn'

/** Gives an own message new words, which call whom they name. Throws Problem `empty`, `too-long`, `not-allowed`. */
export const editMessage =
  (house: House) =>
  async (message: MessageId, text: string): Promise<void> => {
    const { replica, projection } = currentSession(house)
    const checked = checkMessage(text)
    const words = { v: 1, text: checked, mentions: mentionsIn(checked, replica.state().members.values()) } as const
    const { month } = projection.place(message)
    projection.follow(await replica.appendTalk({ kind: 'edit', of: message, month }, words))
  }
