import type { MessageId } from '#shared/protocol/ids'
import type { House } from './house'
import { currentSession } from './house'

/** Takes an own message back: its words and those of its edits are erased here now, elsewhere as members hear of it. */
export const takeBackMessage =
  (house: House) =>
  async (message: MessageId): Promise<void> => {
    const { replica, projection } = currentSession(house)
    const { month, hash } = projection.place(message)
    projection.follow(await replica.appendTalk({ kind: 'takenBack', of: message, month, hash }))
  }
