import { toBase64url } from '../crypto/base64url'
import { fromUtf8, utf8 } from '../crypto/bytes'
import type { Clock } from '../ports/clock.port'
import type { Device } from '../ports/keychain.port'
import type { Randomness } from '../ports/randomness.port'
import type { Signalling } from '../ports/signalling.port'
import type { WebRtc } from '../ports/webrtc.port'
import type { DeviceId, EpochId, Hash } from '../protocol/ids'
import { asProblem } from '../protocol/problem'
import type { Channel } from './channel'
import type { DoorConnection } from './doorConnection'
import { connectAtDoor } from './doorConnection'
import type { DoorAnswer, DoorPurpose, DoorRequest, DoorTopic, Refusal } from './doorMessages'
import { joinDoorTopic, requestSchema } from './doorMessages'
import { shakeHands } from './handshake'
import { isLinkProven } from './linkProof'
import { nextMessage } from './nextMessage'

/** How many newcomers one machine serves at a door at once, and how many knocks it remembers. */
const GUESTS = 4
const KNOCKS = 200
/** So that not all members answer at once, each waits up to this long, in milliseconds. */
const HESITATE = 250

/** An epoch with its secret (32 bytes). */
export type HandedEpoch = { readonly epoch: EpochId; readonly secret: Uint8Array<ArrayBuffer> }

export type DoorHost = {
  /**
   * Who has not proven that they have the link (`hasLink`), and for whom it is no good any more: they are told so at once,
   * and are not shown who is in the room. Undefined for everybody else.
   */
  turnsAway(guest: DeviceId, hasLink: boolean): Refusal | undefined
  /** The ledger as it is now, for the newcomer to check. */
  ledger(): Promise<Uint8Array<ArrayBuffer>>
  /** Writes the admission down, or says why not. The ledger is sent again after it. */
  admit(request: DoorRequest & { readonly device: DeviceId }): Promise<
    | {
        readonly is: 'admitted'
        readonly epoch: EpochId
        readonly secret: Uint8Array<ArrayBuffer>
        /** Epochs before it, the latest first; `EARLIER` at most. */
        readonly earlier?: readonly HandedEpoch[]
        readonly hubs: readonly string[]
      }
    | { readonly is: 'refused'; readonly reason: Refusal }
  >
}

export type DoorKeeper = {
  readonly signalling: Signalling
  /** What one comes in for: both ends sign it. */
  readonly purpose: DoorPurpose
  /** The door's secret: 32 bytes as base64url. */
  readonly door: Hash
  /** The link's public key. */
  readonly key: DeviceId
  readonly device: Device
  readonly wrtc: WebRtc
  readonly clock: Clock
  readonly randomness: Randomness
  readonly host: DoorHost
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
      .then(({ channel, fingerprints }) => serve(keeper, channel, fingerprints))
      .then((channel) => lingerUntilClosed(channel, clock))
      .catch(() => undefined)
      .finally(() => leave(guest))
  }

  void joinDoorTopic(signalling, door, (message) => {
    if (message.from === self) return
    if (message.is === 'knock') clock.after(randomness.fraction() * HESITATE, () => comeToTheDoor(message.from))
    else if (message.is === 'coming') taken.add(message.to)
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

/** Serves one newcomer over an open channel. The last word has been handed to the channel when it resolves. */
const serve = async (
  keeper: DoorKeeper,
  channel: Channel,
  fingerprints: Parameters<typeof shakeHands>[0]['fingerprints'],
): Promise<Channel> => {
  const { purpose, key, device, clock, randomness, host } = keeper
  // Whoever comes to a door is unknown; what admits them are the proofs that follow.
  const authorise = (): Promise<boolean> => Promise.resolve(true)
  const shaken = await shakeHands({ channel, device, purpose, fingerprints, clock, randomness, authorise })
  const { device: guest, greetings } = shaken
  const first = shaken.early[0] ?? (await nextMessage(channel, clock, 1024))
  // Who knows the door alone, from the ledger, has been here: they are shown nothing of what has happened since.
  const hasLink = await isLinkProven(first, key, purpose, { guest: greetings.theirs, host: greetings.ours })
  const reason = host.turnsAway(guest, hasLink)
  if (reason) {
    channel.send(utf8(JSON.stringify({ is: 'refused', reason } satisfies DoorAnswer)))
    return channel
  }
  channel.send(await host.ledger())
  const asked = await nextMessage(channel, clock, 4096)
  const answer = await decide(keeper, guest, asked)
  if (answer.is === 'admitted') channel.send(await host.ledger())
  channel.send(utf8(JSON.stringify(answer)))
  return channel
}

const decide = async ({ host }: DoorKeeper, device: DeviceId, asked: Uint8Array): Promise<DoorAnswer> => {
  try {
    const request = requestSchema.parse(JSON.parse(fromUtf8(asked)))
    const answer = await host.admit({ ...request, device })
    if (answer.is === 'refused') return answer
    const { epoch, hubs, earlier = [] } = answer
    const told = (secret: HandedEpoch['secret']): Hash => toBase64url(secret) as Hash
    return {
      is: 'admitted',
      epoch,
      secret: told(answer.secret),
      hubs: [...hubs],
      earlier: earlier.map((one) => ({ epoch: one.epoch, secret: told(one.secret) })),
    }
  } catch (error) {
    // A full disk here, say: the newcomer is told that it did not work, and tries somebody else.
    void asProblem(error)
    return { is: 'refused', reason: 'unexpected' }
  }
}

/** The newcomer closes when it has everything; a silent one is not waited for for ever. */
const lingerUntilClosed = (channel: Channel, clock: Clock): Promise<void> =>
  new Promise((resolve) => {
    channel.closed(() => resolve())
    clock.after(10_000, () => resolve())
  })
