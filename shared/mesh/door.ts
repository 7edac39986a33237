import { toBase64url } from '../crypto/base64url'
import type { Clock } from '../ports/clock.port'
import type { Signalling } from '../ports/signalling.port'
import type { WebRtc } from '../ports/webrtc.port'
import type { Hash } from '../protocol/ids'
import type { Channel } from './channel'
import type { DoorConnection } from './doorConnection'
import { connectAtDoor } from './doorConnection'
import type { DoorTopic } from './doorMessages'
import { joinDoorTopic } from './doorMessages'
import type { GuestKeeper } from './serveGuest'
import { serveGuest } from './serveGuest'

/** How many newcomers one machine serves at a door at once, and how many knocks it remembers. */
const GUESTS = 4
const KNOCKS = 200
/** So that not all members answer at once, each waits up to this long, in milliseconds. */
const HESITATE = 250

export type DoorKeeper = GuestKeeper & {
  readonly signalling: Signalling
  /** The door's secret: 32 bytes as base64url. */
  readonly door: Hash
  readonly wrtc: WebRtc
}

/** Keeps the door of an invitation, or of a link for a device: answers knocks, one connection each, until closed. */
export const keepDoor = (keeper: DoorKeeper): { close(): void } => {
  const { signalling, door, wrtc, clock, randomness } = keeper
  const self = toBase64url(randomness.bytes(16))
  const guests = new Map<string, DoorConnection>()
  /** Knocks that somebody takes care of. */
  const taken = new Set<string>()
  let topic: DoorTopic | undefined
  let closed = false

  const leave = (guest: string): void => {
    guests.get(guest)?.close()
    guests.delete(guest)
  }

  const comeToTheDoor = (guest: string): void => {
    if (closed || taken.has(guest) || guests.size >= GUESTS) return
    if (taken.size > KNOCKS) taken.clear()
    taken.add(guest)
    topic?.say({ is: 'coming', from: self, to: guest })
    const say: Parameters<typeof connectAtDoor>[0]['say'] = (signal) => topic?.say({ ...signal, from: self, to: guest })
    const connection = connectAtDoor({ wrtc, clock, offers: true, say })
    guests.set(guest, connection)
    // Whoever breaks off here knocks again: nothing has been promised, nothing is kept.
    void connection.opened
      .then(({ channel, fingerprints }) => serveGuest(keeper, channel, fingerprints))
      .then((channel) => lingerUntilClosed(channel, clock))
      .catch(() => undefined)
      .finally(() => leave(guest))
  }

  void joinDoorTopic(signalling, door, (message) => {
    if (message.from === self) return
    if (message.is === 'knock') {
      if (message.besides?.includes(self)) return
      clock.after(randomness.fraction() * HESITATE, () => comeToTheDoor(message.from))
    } else if (message.is === 'coming') taken.add(message.to)
    else if (message.to === self) guests.get(message.from)?.hear(message)
  }).then((joined) => {
    topic = joined
    if (closed) joined.leave()
  })

  return {
    close: () => {
      closed = true
      topic?.leave()
      for (const guest of Array.from(guests.keys())) leave(guest)
    },
  }
}

/** The newcomer closes when it has everything; a silent one is not waited for for ever. */
const lingerUntilClosed = (channel: Channel, clock: Clock): Promise<void> =>
  new Promise((resolve) => {
    channel.closed(() => resolve())
    clock.after(10_000, () => resolve())
  })
