import { deviceOf, generateDeviceKey } from '#shared/crypto/keys'
import type { RoomRecord } from '#shared/ports/documentStore.port'
import type { Device } from '#shared/ports/keychain.port'
import { openReplica } from '#shared/sync/openReplica'
import { asProblem } from '#shared/protocol/problem'
import { projectRoom } from '../state/roomProjection'
import { afterFirstLook, PAINTED } from './afterFirstLook'
import { bridgeHubs } from './hubs'
import type { House, Session } from './house'
import { createDeviceDoor } from './deviceDoor'
import { keepDoors } from './keepDoors'
import { keepMeetings } from './keepMeetings'
import { tellLikeness } from './likeness'
import { openOwnSide } from './ownSide'

const passingDevice = async (): Promise<Device> => {
  const { id, privateKey } = await generateDeviceKey()
  return deviceOf(id, privateKey)
}

type Opening = {
  /** It is shown as soon as it is open, and its members are met as soon as it is shown. */
  readonly isNext?: boolean
}

/**
 * Opens a room of this machine: its replica, its mesh, and its doors: of open invitations, and of earlier epochs. One that is open, or
 * about to be, is not opened once more. Throws Problem `no-keys` if its secret can't be opened, `database-broken` if its documents
 * can't be read.
 */
export const openSession = async (house: House, record: RoomRecord, opening: Opening = {}): Promise<Session> => {
  const { room } = record
  const known = house.sessions.get(room) ?? house.opening.get(room)
  if (known) return known
  const opened = openNew(house, record, opening).finally(() => house.opening.delete(room))
  house.opening.set(room, opened)
  return opened
}

const openNew = async (house: House, opened: RoomRecord, opening: Opening): Promise<Session> => {
  const { store, keychain, device, clock, randomness, screen, work } = house
  let record = opened
  const { room, isRestored = false } = record
  // As it was last looked at it is painted first, with the processor to itself.
  if (opening.isNext && house.current === room) await new Promise<void>((resolve) => clock.after(PAINTED, resolve))
  // In a room that was put here from its archive this machine is nobody, whoever it was when that was exported.
  const self = isRestored ? await passingDevice() : device
  const replica = await openReplica({
    store,
    keychain,
    device: self,
    clock,
    randomness,
    work,
    ...opening,
    room,
    isRestored,
  })
  replica.on('problem', screen.problem)
  // With the next drawing it would be gone too, but Snug may end before.
  replica.on('contents', (hashes) => {
    if (hashes.some((hash) => replica.isErased(hash))) house.forgetLook()
  })
  const projection = projectRoom({ replica, clock, signalling: house.signalling })
  // What it lacks is read again by whoever shows it, and what goes wrong is told then.
  if (opening.isNext) projection.prepare().catch(() => undefined)
  const ownSide = await openOwnSide(house, replica, projection)
  const { note } = ownSide.report
  const leaving: (() => void)[] = []
  const meet = (): void => {
    const meetings = keepMeetings({
      house,
      replica,
      record: () => record,
      onRefused: projection.refused,
      onTurnedAway: (by) => note(by ? { is: 'stranger', by } : { is: 'between' }),
    })
    leaving.push(meetings.close)
    const doors = keepDoors({ house, replica, record: () => record, note })
    leaving.push(doors.close)
  }
  const meetLate = (): void => {
    try {
      meet()
    } catch (error) {
      screen.problem(asProblem(error))
    }
  }
  if (opening.isNext) leaving.push(afterFirstLook({ clock, projection }, meetLate))
  else meet()
  const deviceDoor = createDeviceDoor({ house, replica, record: () => record })

  const session: Session = {
    get record() {
      return record
    },
    replica,
    projection,
    ...ownSide,
    deviceDoor,
    changeRecord: async (change) => {
      const changed = change(record)
      await store.putRoom(changed)
      record = changed
    },
    close: async () => {
      house.sessions.delete(record.room)
      for (const leave of leaving.toReversed()) leave()
      deviceDoor.close()
      ownSide.close()
      projection.close()
      await replica.close()
    },
  }
  house.sessions.set(record.room, session)
  tellLikeness(house, replica).catch((error: unknown) => screen.problem(asProblem(error)))
  bridgeHubs(house)
  return session
}
