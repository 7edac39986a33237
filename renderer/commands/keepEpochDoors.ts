import type { EpochDoor } from '#shared/mesh/epochDoor'
import { keepEpochDoor } from '#shared/mesh/epochDoor'
import type { EpochId } from '#shared/protocol/ids'
import { meetingEpoch } from '#shared/sync/meetingEpoch'
import { openDoors } from '#shared/sync/openDoors'
import type { Meeting } from './meeting'
import { whenMeetingChanges } from './meeting'

/** Milliseconds between two knocks at the doors of earlier epochs. */
const KNOCK_AGAIN = 15_000
/** Milliseconds after the room has moved on before its members say so at the door: most have moved by then. */
const MOVED = 5_000

/**
 * Keeps the doors of epochs: members who were away while the room moved on find the others there, as do the halves of
 * a room that have moved on without each other.
 */
export const keepEpochDoors = (
  { house, replica, member }: Meeting,
  open = keepEpochDoor,
): { knock(): void; close(): void } => {
  const { signalling, clock } = house
  const doors = new Map<EpochId, EpochDoor>()
  const meeting = (): EpochId | undefined => meetingEpoch(replica.state(), replica.epochs)?.epoch
  let known = meeting()

  const keep = (epoch: EpochId): EpochDoor | undefined => {
    const secret = replica.epochs.secret(epoch)
    return secret && open({ ...member, signalling, epoch, secret, meeting, onLink: replica.meetAtDoor })
  }

  const look = (): void => {
    const due = openDoors(replica.state(), replica.epochs, replica.self, clock.now())
    for (const [epoch, door] of doors) {
      if (due.includes(epoch)) continue
      door.close()
      doors.delete(epoch)
    }
    for (const epoch of due) {
      const door = doors.has(epoch) ? undefined : keep(epoch)
      if (door) doors.set(epoch, door)
    }
    if (known === meeting()) return
    known = meeting()
    knockIn(MOVED)
  }

  let stop = (): void => undefined
  /** At the door of the present epoch nobody need be told anything: who is elsewhere knocks at it. */
  const knockIn = (ms: number): void => {
    stop()
    stop = clock.after(ms, () => {
      for (const [epoch, door] of doors) if (epoch !== known) door.knock()
      knockIn(KNOCK_AGAIN)
    })
  }

  const off = whenMeetingChanges(replica, look)
  look()
  knockIn(KNOCK_AGAIN)
  return {
    knock: () => {
      for (const door of doors.values()) door.knock()
    },
    close: () => {
      off()
      stop()
      for (const door of doors.values()) door.close()
    },
  }
}
