import { whyNotRemove } from '#shared/governance/canRemove'
import { grantOver } from '#shared/governance/standsAbove'
import type { MemberId } from '#shared/protocol/ids'
import type { House } from './house'
import { currentSession } from './house'
import { actingGrant } from './actingGrant'
import { allow } from './allow'
import { devicesOf, witnessStreams } from './witnessStreams'

/**
 * Removes a member with all their devices: open invitations close, and what they write from now on is set aside. On
 * disk when it resolves. Throws Problem `not-allowed`.
 */
export const removeMember =
  (house: House) =>
  async (member: MemberId): Promise<void> => {
    const { replica } = currentSession(house)
    const state = replica.state()
    allow(whyNotRemove(state, replica.self, member))
    const by = grantOver(state, replica.self, member) ?? actingGrant(replica)
    const cut = await witnessStreams(replica, { by, of: member, devices: devicesOf(replica, member) })
    const { stored } = await replica.appendLedger({ kind: 'removed', by, of: member, cut })
    await stored
  }
