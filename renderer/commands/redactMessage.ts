import { whyNotRedact } from '#shared/governance/canRedact'
import type { MessageId } from '#shared/protocol/ids'
import type { House } from './house'
import { currentSession } from './house'
import { allow } from './allow'

/** Erases another's message, as an organiser: here now, elsewhere as members hear of it. Throws Problem `not-allowed`. */
export const redactMessage =
  (house: House) =>
  async (message: MessageId): Promise<void> => {
    const { replica, projection } = currentSession(house)
    allow(whyNotRedact(replica.state(), replica.self))
    const { month, hash } = projection.place(message)
    projection.follow(await replica.appendTalk({ kind: 'redacted', of: message, month, hash }))
  }
