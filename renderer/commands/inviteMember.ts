import { invitationFromSeed } from '#shared/governance/invitationKeys'
import { formatInvitation } from '#shared/protocol/invitation'
import { Problem } from '#shared/protocol/problem'
import type { House } from './house'
import { currentSession } from './house'
import { actingGrant } from './actingGrant'

const DAY = 24 * 60 * 60 * 1000

/**
 * Opens an invitation and returns its link. The seed is in the link alone: it is kept nowhere.
 * `uses` 1 to 50, `days` 1 to 30. Throws Problem `not-allowed`, or what kept the invitation from being stored.
 */
export const inviteMember =
  (house: House) =>
  async ({ uses, days }: { readonly uses: number; readonly days: number }): Promise<string> => {
    if (!Number.isInteger(uses) || uses < 1 || uses > 50 || !(days >= 1 && days <= 30)) {
      throw new Problem('not-allowed', 'uses 1 to 50, days 1 to 30')
    }
    const { replica, record } = currentSession(house)
    const seed = house.randomness.bytes(32)
    const { key, door } = await invitationFromSeed(seed)
    const expiresAt = house.clock.now() + days * DAY
    const by = actingGrant(replica)
    const { placed, stored } = await replica.appendLedger({
      kind: 'invited',
      by,
      key,
      door,
      role: 'member',
      expiresAt,
      uses,
    })
    await stored
    const hubs = [...new Set([...house.hub.addresses, ...record.hubs])].slice(0, 8)
    return formatInvitation({ room: replica.room, invitation: placed.id, seed, expiresAt, hubs })
  }
