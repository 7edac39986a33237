import { whyNotRedact } from '#shared/governance/canRedact'
import type { MessageId } from '#shared/protocol/ids'
import type { House } from './house'
import { currentSession } from './house'
import { allow } from './allow'
import { placeOfMessage } from './placeOfMessage'

/** Erases another's message, or edition, as an organiser: here now, elsewhere as members hear of it. Throws Problem `not-allowed`. */
export const redactMessage =
  (house: House) =>
  async (message: MessageId): Promise<void> => {
    const session = currentSession(house)
    const { replica, projection } = session
    allow(whyNotRedact(replica.state(), replica.self))
    const { month, hash } = placeOfMessage(session, message)
    projection.follow(await replica.appendTalk({ kind: 'redacted', of: message, month, hash }))
  }
