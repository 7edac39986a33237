import { toBase64url } from '../crypto/base64url'
import { derive } from '../crypto/derive'
import type { Signalling } from '../ports/signalling.port'
import type { EpochId, Hash } from '../protocol/ids'
import type { DoorConnection } from './doorConnection'
import { connectAtDoor } from './doorConnection'
import type { DoorMessage, DoorTopic } from './doorMessages'
import { joinDoorTopic } from './doorMessages'
import { NotAMember, NotWelcome, shakeHands } from './handshake'
import type { EpochMember } from './epochMember'
import { tellOnce, tellRefusal } from './epochMember'
import { createLink } from './link'

/** How many one machine meets at a door at once. */
const AT_ONCE = 4
/** So that two who hear each other don't both begin, each waits up to this long, in milliseconds. */
const HESITATE = 250
/** Milliseconds for which somebody who was turned away, or has turned this device away, is not met again. */
const TURNED_AWAY = 60_000

export type EpochDoorKeeper = EpochMember & {
  readonly signalling: Signalling
  /** The epoch in which this device meets the others now. */
  meeting(): EpochId | undefined
}

export type EpochDoor = {
  /** Says in which epoch this device is to be met: who is in another one comes to the door. */
  knock(): void
  close(): void
}

/**
 * Keeps the door of an epoch: who has its secret hears there who meets in another epoch, and has a connection with them,
 * without a mesh. So members who have missed that the room has moved on find those who have moved, and the other way
 * round. Who was removed can knock too, and is told no.
 */
export const keepEpochDoor = (keeper: EpochDoorKeeper): EpochDoor => {
  const { signalling, epoch, secret, wrtc, clock, randomness, meeting } = keeper
  const self = toBase64url(randomness.bytes(16))
  const met = new Map<string, DoorConnection>()
  const turnedAway = new Map<string, number>()
  const tell = tellOnce(keeper.onProblem)
  let topic: DoorTopic | undefined
  let closed = false

  const knock = (): void => {
    const now = meeting()
    if (now) topic?.say({ is: 'knock', from: self, epoch: now as string as Hash })
  }

  const leave = (other: string, connection: DoorConnection): void => {
    connection.close()
    if (met.get(other) === connection) met.delete(other)
  }

  const welcome = async (connection: DoorConnection, over: () => void): Promise<void> => {
    const { channel, fingerprints } = await connection.opened
    const { room, device, authorise, introduce, introduction } = keeper
    const purpose = { is: 'door', room, of: epoch } as const
    const given = { channel, device, purpose, fingerprints, clock, randomness, authorise, introduce, introduction }
    const { device: other, early } = await shakeHands(given)
    channel.closed(over)
    keeper.onLink(createLink(channel, other, clock, early))
  }

  const meet = (other: string, offers: boolean): void => {
    const before = met.get(other)
    // Both began: the one whose name comes first goes on.
    if (closed || (before && (offers || self < other))) return
    before?.close()
    met.delete(other)
    if (met.size >= AT_ONCE) return
    if (offers) topic?.say({ is: 'coming', from: self, to: other })
    const say: Parameters<typeof connectAtDoor>[0]['say'] = (signal) => topic?.say({ ...signal, from: self, to: other })
    const connection = connectAtDoor({ wrtc, clock, offers, say })
    met.set(other, connection)
    welcome(connection, () => leave(other, connection)).catch((error: unknown) => {
      leave(other, connection)
      if (error instanceof NotWelcome || error instanceof NotAMember) turnedAway.set(other, clock.now())
      tellRefusal(keeper, error)
      // Whatever else broke off: at the next knock it is tried again.
      tell(error)
    })
  }

  const isTurnedAway = (other: string): boolean => {
    const at = turnedAway.get(other)
    if (at === undefined) return false
    if (clock.now() - at < TURNED_AWAY) return true
    turnedAway.delete(other)
    return false
  }

  const hear = (message: DoorMessage): void => {
    const { from } = message
    if (closed || from === self || isTurnedAway(from)) return
    if (message.is === 'knock') {
      if (!message.epoch || (message.epoch as string) === meeting()) return
      clock.after(randomness.fraction() * HESITATE, () => meet(from, true))
    } else if (message.to !== self) return
    else if (message.is === 'coming') meet(from, false)
    else met.get(from)?.hear(message)
  }

  const start = async (): Promise<void> => {
    const door = toBase64url(await derive(secret, 'snug/epoch-door/1')) as Hash
    topic = await joinDoorTopic(signalling, door, hear)
    if (closed) return topic.leave()
    await topic.ready
    knock()
  }
  void start()

  return {
    knock,
    close: () => {
      closed = true
      topic?.leave()
      for (const [other, connection] of Array.from(met)) leave(other, connection)
    },
  }
}
