import { hasGone } from '#shared/governance/hasGone'
import type { EpochMember } from '#shared/mesh/epochMember'
import type { DeviceId } from '#shared/protocol/ids'
import type { Replica } from '#shared/sync/replica'

/**
 * How this device shakes hands in the mesh of the room's epoch, and at the door of an earlier one. There may stand who was
 * removed, with whatever key: what the ledger says now is shown to members alone. In the mesh nobody else is, but who has
 * gone just now; two who came in apart from each other are made known to each other there.
 */
export const handshakeAt = (
  place: 'mesh' | 'door',
  replica: Pick<Replica, 'state' | 'introduce' | 'binary'>,
): Pick<EpochMember, 'authorise' | 'introduce' | 'introduction'> => {
  const isMember = (device: DeviceId): boolean => replica.state().byDevice.has(device)
  const mayBeShown = (to: DeviceId): boolean => (place === 'mesh' ? !hasGone(replica.state(), to) : isMember(to))
  return {
    authorise: async (other) => isMember(other),
    introduce: (other, ledger) => replica.introduce(other, ledger),
    introduction: async (to) => (mayBeShown(to) ? replica.binary('ledger') : undefined),
  }
}
