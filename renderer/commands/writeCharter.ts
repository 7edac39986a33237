import { utf8 } from '#shared/crypto/bytes'
import type { CharterWritten } from '#shared/events/event'
import { whyNotChangeCharter } from '#shared/governance/canChangeCharter'
import { limits } from '#shared/protocol/limits'
import { Problem } from '#shared/protocol/problem'
import type { House } from './house'
import { currentSession } from './house'
import { actingGrant } from './actingGrant'
import { allow } from './allow'
import { checkName } from '#shared/protocol/checkName'

export type NewCharter = Pick<CharterWritten, 'room' | 'text' | 'capacity' | 'invites'>

/**
 * Writes the charter of the room on screen: its name, what it is for, how many people it holds (2 to 150) and who
 * invites. On disk when it resolves. Throws Problem `not-allowed`, `empty` or `too-long` (the text, above 1000 bytes).
 */
export const writeCharter =
  (house: House) =>
  async (charter: NewCharter): Promise<void> => {
    const { replica } = currentSession(house)
    allow(whyNotChangeCharter(replica.state(), replica.self))
    const { capacity, invites } = charter
    const room = checkName(charter.room, limits.roomName)
    const text = charter.text.trim()
    if (utf8(text).length > limits.charterBytes) throw new Problem('too-long', 'the charter')
    if (!Number.isInteger(capacity) || capacity < 2 || capacity > limits.mostCapacity)
      throw new Problem('not-allowed', '2 to 150 people')
    const by = actingGrant(replica)
    const { stored } = await replica.appendLedger({ kind: 'charterWritten', by, room, text, capacity, invites })
    await stored
  }
