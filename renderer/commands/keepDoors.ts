import type { DoorHost } from '#shared/mesh/serveGuest'
import { withStun } from '#shared/mesh/withStun'
import { keepDoor } from '#shared/mesh/door'
import type { Refusal } from '#shared/mesh/doorMessages'
import type { RoomRecord } from '#shared/ports/documentStore.port'
import type { InvitationId } from '#shared/protocol/ids'
import type { Replica } from '#shared/sync/replica'
import { admitMember, invitationOver } from './admitMember'
import type { House } from './house'
import type { Knock, Report } from './report'
import { KNOCKS } from './report'

/** How long after its end a door still answers, to say that the invitation has expired, in milliseconds. */
const AFTERWARDS = 7 * 24 * 60 * 60 * 1000

/** The longest that a timer of the platform can wait (2^31 - 1 ms) is more than this. */
const LOOK_AGAIN = 24 * 60 * 60 * 1000

/**
 * Keeps a door for each invitation of the room, so that any member's machine lets newcomers in. Used up and lately
 * expired ones are answered too: a refusal that says why is kinder than silence. Closed ones are not: behind them may
 * stand who was removed. Nor is any as long as this machine lacks the secret that a newcomer is to be handed.
 */
export const keepDoors = (given: {
  readonly house: House
  readonly replica: Replica
  readonly record: () => RoomRecord
  /** Told of who is not let in, and why. */
  readonly note: Report['note']
}): { close(): void } => {
  const { house, replica, note } = given
  const { signalling, device, clock, randomness } = house
  const wrtc = withStun(house.wrtc, () => given.record().hubs)
  const doors = new Map<InvitationId, { close(): void }>()
  let timer: (() => void) | undefined

  const look = (): void => {
    timer?.()
    timer = clock.after(LOOK_AGAIN, look)
    const { invitations, epoch } = replica.state()
    const hasKey = replica.epochs.secret(epoch) !== undefined
    const due = [...invitations.values()].filter(
      ({ closed, expiresAt }) => hasKey && !closed && expiresAt + AFTERWARDS > clock.now(),
    )
    for (const [id, door] of doors) {
      if (due.some((invitation) => invitation.id === id)) continue
      door.close()
      doors.delete(id)
    }
    for (const { id, door, key } of due) {
      if (doors.has(id)) continue
      const at = { ...given, invitation: id }
      const host = noting(
        { turnsAway: invitationOver(at), ledger: () => replica.binary('ledger'), admit: admitMember(at) },
        (is) => note({ is, with: id }),
      )
      const purpose = { is: 'door', room: replica.room, of: id } as const
      doors.set(id, keepDoor({ signalling, purpose, door, key, device, wrtc, clock, randomness, host }))
    }
  }

  const off = [replica.on('state', look), replica.on('epochs', look)]
  look()
  return {
    close: () => {
      for (const end of off) end()
      timer?.()
      for (const door of doors.values()) door.close()
    },
  }
}

/** Tells of refusals that organisers are to hear of. Who waits for their yes is none of them, nor is a disk that is full. */
export const noting = (host: DoorHost, note: (why: Knock) => void): DoorHost => {
  const noted = <Reason extends Refusal | undefined>(reason: Reason): Reason => {
    const why = KNOCKS.find((one) => one === reason)
    if (why) note(why)
    return reason
  }
  return {
    ...host,
    turnsAway: (...guest) => noted(host.turnsAway(...guest)),
    admit: async (request) => {
      const answer = await host.admit(request)
      if (answer.is === 'refused') noted(answer.reason)
      return answer
    },
  }
}
