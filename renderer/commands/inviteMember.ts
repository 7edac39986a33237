import type { Role } from '#shared/events/event'
import { whyNotInvite } from '#shared/governance/canInvite'
import { invitationFromSeed } from '#shared/governance/invitationKeys'
import { formatInvitation } from '#shared/protocol/invitation'
import { limits } from '#shared/protocol/limits'
import { Problem } from '#shared/protocol/problem'
import type { House } from './house'
import { currentSession } from './house'
import { actingGrant } from './actingGrant'
import { allow } from './allow'
import { hubsToTell } from './hubs'

const DAY = 24 * 60 * 60 * 1000

export type NewInvitation = {
  readonly uses: number
  readonly days: number
  /** `member` unless said otherwise. */
  readonly role?: Role
  /** A word to the person, which every member can read; up to 200 characters. */
  readonly note?: string
  /** Whoever comes by it waits for an organiser's yes. */
  readonly needsYes?: boolean
}

/**
 * Opens an invitation and returns its link. The seed is in the link alone: it is kept nowhere.
 * `uses` 1 to 50, `days` 1 to 30. Throws Problem `not-allowed`, `too-long`, or what kept the invitation from being
 * stored.
 */
export const inviteMember =
  (house: House) =>
  async ({ uses, days, role = 'member', note = '', needsYes = false }: NewInvitation): Promise<string> => {
    if (!Number.isInteger(uses) || uses < 1 || uses > 50 || !(days >= 1 && days <= 30)) {
      throw new Problem('not-allowed', 'uses 1 to 50, days 1 to 30')
    }
    const word = note.trim()
    if ([...word].length > limits.invitationNote) throw new Problem('too-long', 'the note')
    const { replica, record } = currentSession(house)
    allow(whyNotInvite(replica.state(), replica.self, role))
    const seed = house.randomness.bytes(32)
    const { key, door } = await invitationFromSeed(seed)
    const expiresAt = house.clock.now() + days * DAY
    const by = actingGrant(replica)
    const { placed, stored } = await replica.appendLedger({
      kind: 'invited',
      by,
      key,
      door,
      role,
      expiresAt,
      uses,
      ...(word ? { note: word } : {}),
      ...(needsYes ? { needsYes } : {}),
    })
    await stored
    const hubs = hubsToTell(house, record)
    return formatInvitation({ room: replica.room, invitation: placed.id, seed, expiresAt, hubs })
  }
