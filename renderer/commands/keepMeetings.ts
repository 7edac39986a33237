import { whenBridged } from './hubs'
import { keepEpochDoors } from './keepEpochDoors'
import { keepMesh } from './keepMesh'
import type { Meeting } from './meeting'

/** Keeps a room where its members find it: in the mesh of its epoch, and at the doors of earlier ones. */
export const keepMeetings = (
  given: Pick<Meeting, 'house' | 'replica' | 'onRefused' | 'onTurnedAway'>,
): { close(): void } => {
  const { house, replica } = given
  const meeting: Meeting = {
    ...given,
    handshake: {
      authorise: async (other) => replica.state().byDevice.has(other),
      introduce: (other, ledger) => replica.introduce(other, ledger),
      introduction: () => replica.binary('ledger'),
    },
  }
  const mesh = keepMesh(meeting)
  const doors = keepEpochDoors(meeting)
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
