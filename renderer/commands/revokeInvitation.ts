import { grantToRevoke, whyNotRevoke } from '#shared/governance/canRevoke'
import type { InvitationId } from '#shared/protocol/ids'
import type { House } from './house'
import { currentSession } from './house'
import { actingGrant } from './actingGrant'
import { allow } from './allow'

/** Closes an invitation's door for good. On disk when it resolves. Throws Problem `not-allowed`. */
export const revokeInvitation =
  (house: House) =>
  async (invitation: InvitationId): Promise<void> => {
    const { replica } = currentSession(house)
    const state = replica.state()
    allow(whyNotRevoke(state, replica.self, invitation))
    const by = grantToRevoke(state, replica.self, invitation) ?? actingGrant(replica)
    const { stored } = await replica.appendLedger({ kind: 'revoked', by, of: invitation })
    await stored
  }
