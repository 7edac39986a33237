import { joinMesh } from '#shared/mesh/roomMesh'
import type { RoomRecord } from '#shared/ports/documentStore.port'
import { Problem } from '#shared/protocol/problem'
import { meetingEpoch } from '#shared/sync/meetingEpoch'
import { openReplica } from '#shared/sync/openReplica'
import { projectRoom } from '../state/roomProjection'
import { bridgeHubs, whenBridged } from './hubs'
import type { House, Session } from './house'
import { keepDoors } from './keepDoors'
import { listRooms } from './listRooms'
import { openNews } from './news'

/**
 * Opens a room of this machine: its replica, its mesh, and the doors of its open invitations.
 * Throws Problem `no-keys` if its secret can't be opened, `database-broken` if its documents can't be read.
 */
export const openSession = async (house: House, opened: RoomRecord): Promise<Session> => {
  const { store, keychain, device, clock, randomness, wrtc, screen } = house
  let record = opened
  const replica = await openReplica({ store, keychain, device, clock, randomness, room: record.room })
  replica.on('problem', screen.problem)
  const projection = projectRoom({ replica, clock, signalling: house.signalling })
  const news = await openNews({
    replica,
    profile: house.profile,
    clock,
    isInSight: () =>
      house.current === opened.room &&
      house.place?.in === 'conversation' &&
      projection.isAtEnd() &&
      house.platform.isLookedAt(),
    isMuted: house.isMuted,
    onChange: () => listRooms(house),
    onProblem: screen.problem,
  })
  const meeting = meetingEpoch(replica.state(), replica.epochs)
  if (!meeting) throw new Problem('no-keys', 'no secret of the room is here')
  const mesh = joinMesh({
    room: record.room,
    ...meeting,
    device,
    signallingUrl: house.hub.url,
    token: () => house.hub.token,
    wrtc,
    clock,
    randomness,
    authorise: async (other) => replica.state().byDevice.has(other),
    introduce: (other, ledger) => replica.introduce(other, ledger),
    introduction: () => replica.binary('ledger'),
    onRefused: projection.refused,
    onLink: (link) => replica.connect(link),
    onProblem: screen.problem,
  })
  // Whoever listens at a hub that was reached only now has not heard that this device is here.
  const stopAnnouncing = whenBridged(house.signalling, mesh.announce)
  const doors = keepDoors({ house, replica, record: () => record })

  const session: Session = {
    get record() {
      return record
    },
    replica,
    projection,
    news,
    changeRecord: async (change) => {
      const changed = { ...record, ...change }
      await store.putRoom(changed)
      record = changed
    },
    close: async () => {
      house.sessions.delete(record.room)
      doors.close()
      stopAnnouncing()
      mesh.leave()
      news.close()
      projection.close()
      await replica.close()
    },
  }
  house.sessions.set(record.room, session)
  bridgeHubs(house)
  return session
}
