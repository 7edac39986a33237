import { checkAdmission } from '#shared/governance/admission'
import type { DoorHost } from '#shared/mesh/door'
import type { RoomRecord } from '#shared/ports/documentStore.port'
import type { InvitationId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import type { Replica } from '#shared/sync/replica'
import { checkName } from './checkName'
import type { House } from './house'

/**
 * What a member's machine does when a newcomer stands at the door with a link: checks the proofs, writes the admission
 * into the ledger, and hands over the epoch. A device that has been let in before is simply let in again.
 */
export const admitMember =
  (given: {
    readonly house: House
    readonly replica: Replica
    readonly invitation: InvitationId
    readonly secret: Uint8Array<ArrayBuffer>
    readonly record: () => RoomRecord
  }): DoorHost['admit'] =>
  async (request) => {
    const { house, replica, secret, record } = given
    const { room } = replica
    const { device, name, deviceProof, invitationProof } = request
    const state = replica.state()
    const invitation = state.invitations.get(given.invitation)
    if (!invitation) return { is: 'refused', reason: 'invitation-unknown' }

    const hubs = [...new Set([...house.hub.addresses, ...record().hubs])].slice(0, 8)
    const welcome = { is: 'admitted', epoch: record().epoch, secret, hubs } as const
    const proofs = { deviceProof, invitationProof }
    const proven = await checkAdmission({ room, invitation: invitation.id, device, name }, proofs, invitation.key)
    if (!proven || checkName(name, limits.memberName) !== name) return { is: 'refused', reason: 'invitation-unknown' }
    if (state.byDevice.has(device)) return welcome
    if (house.clock.now() > invitation.expiresAt) return { is: 'refused', reason: 'invitation-expired' }
    if (invitation.usedBy.length >= invitation.uses) return { is: 'refused', reason: 'invitation-used-up' }
    if (state.members.size >= limits.capacity) return { is: 'refused', reason: 'room-full' }

    const { stored } = await replica.appendLedger({
      kind: 'admitted',
      by: invitation.id,
      member: device,
      name,
      ...proofs,
    })
    await stored
    // The ledger decides, not this machine: somebody else may have let in the last one meanwhile.
    return replica.state().byDevice.has(device) ? welcome : { is: 'refused', reason: 'invitation-used-up' }
  }
