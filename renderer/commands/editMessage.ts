import type { MessageId } from '#shared/protocol/ids'
import { checkMessage } from './checkMessage'
import type { House } from './house'
import { currentSession } from './house'

/** Gives an own message new words. Throws Problem `empty`, `too-long`, `not-allowed`. */
export const editMessage =
  (house: House) =>
  async (message: MessageId, text: string): Promise<void> => {
    const { replica, projection } = currentSession(house)
    const words = { v: 1, text: checkMessage(text) } as const
    const { month } = projection.place(message)
    projection.follow(await replica.appendTalk({ kind: 'edit', of: message, month }, words))
  }
