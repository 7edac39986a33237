import type { MessageId } from '#shared/protocol/ids'
import type { House } from './house'
import { currentSession } from './house'
import { placeOfMessage } from './placeOfMessage'

/** Takes an own message, or edition, back: its words and those of its edits are erased here now, elsewhere as members hear of it. */
export const takeBackMessage =
  (house: House) =>
  async (message: MessageId): Promise<void> => {
    const session = currentSession(house)
    const { replica, projection } = session
    const { month, hash } = placeOfMessage(session, message)
    projection.follow(await replica.appendTalk({ kind: 'takenBack', of: message, month, hash }))
  }
