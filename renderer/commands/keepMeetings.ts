import { withStun } from '#shared/mesh/withStun'
import type { RoomRecord } from '#shared/ports/documentStore.port'
import { handshakeAt } from './handshakeAt'
import { whenBridged } from './hubs'
import { keepEpochDoors } from './keepEpochDoors'
import { keepMesh } from './keepMesh'
import type { Meeting } from './meeting'

/** Keeps a room where its members find it: in the mesh of its epoch, and at the doors of earlier ones. */
export const keepMeetings = (
  given: Pick<Meeting, 'house' | 'replica'> &
    Pick<Meeting['member'], 'onRefused' | 'onTurnedAway'> & { readonly record: () => RoomRecord },
): { close(): void } => {
  const { house, replica, record, onRefused, onTurnedAway } = given
  const { device, clock, randomness, screen } = house
  const wrtc = withStun(house.wrtc, () => record().hubs)
  const known = { room: replica.room, device, wrtc, clock, randomness }
  const told = { onRefused, onTurnedAway, onProblem: screen.problem }
  const at = (place: 'mesh' | 'door'): Meeting => ({
    house,
    replica,
    member: { ...known, ...told, ...handshakeAt(place, replica) },
  })
  const mesh = keepMesh(at('mesh'))
  const doors = keepEpochDoors(at('door'))
  // Whoever listens at a hub that was reached only now has not heard that this device is here.
  const stopAnnouncing = whenBridged(house.signalling, () => {
    mesh.announce()
    doors.knock()
  })
  const stopKnocking = house.signalling.onStatus((status) => void (status === 'connected' && doors.knock()))
  return {
    close: () => {
      stopAnnouncing()
      stopKnocking()
      doors.close()
      mesh.close()
    },
  }
}
