import { toBase64url } from '../crypto/base64url'
import { fromUtf8, utf8 } from '../crypto/bytes'
import type { Clock } from '../ports/clock.port'
import type { Device } from '../ports/keychain.port'
import type { Randomness } from '../ports/randomness.port'
import type { DeviceId, EpochId, Hash } from '../protocol/ids'
import { asProblem } from '../protocol/problem'
import type { Channel } from './channel'
import type { DoorAnswer, DoorPurpose, DoorRequest, Refusal } from './doorMessages'
import { requestSchema } from './doorMessages'
import { shakeHands } from './handshake'
import { isLinkProven } from './linkProof'
import { nextMessage } from './nextMessage'

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
        /** What members want to be called, as they have signed it. */
        readonly names?: readonly string[]
      }
    | { readonly is: 'refused'; readonly reason: Refusal }
  >
}

/** What a machine serves one guest with. */
export type GuestKeeper = {
  /** What one comes in for: both ends sign it. */
  readonly purpose: DoorPurpose
  /** The link's public key. */
  readonly key: DeviceId
  readonly device: Device
  readonly clock: Clock
  readonly randomness: Randomness
  readonly host: DoorHost
}

/** Serves one newcomer over an open channel. The last word has been handed to the channel when it resolves. */
export const serveGuest = async (
  keeper: GuestKeeper,
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
  const { answer, names } = await decide(keeper, guest, asked)
  if (answer.is === 'admitted') channel.send(await host.ledger())
  channel.send(utf8(JSON.stringify(answer)))
  if (names.length > 0) channel.send(utf8(JSON.stringify(names)))
  return channel
}

const decide = async (
  { host }: Pick<GuestKeeper, 'host'>,
  device: DeviceId,
  asked: Uint8Array,
): Promise<{ readonly answer: DoorAnswer; readonly names: readonly string[] }> => {
  try {
    const request = requestSchema.parse(JSON.parse(fromUtf8(asked)))
    const answer = await host.admit({ ...request, device })
    if (answer.is === 'refused') return { answer, names: [] }
    const { epoch, hubs, earlier = [], names = [] } = answer
    const told = (secret: HandedEpoch['secret']): Hash => toBase64url(secret) as Hash
    const admitted: DoorAnswer = {
      is: 'admitted',
      epoch,
      secret: told(answer.secret),
      hubs: [...hubs],
      earlier: earlier.map((one) => ({ epoch: one.epoch, secret: told(one.secret) })),
      ...(names.length > 0 && { namesFollow: true }),
    }
    return { answer: admitted, names }
  } catch (error) {
    // A full disk here, say: the newcomer is told that it did not work, and tries somebody else.
    void asProblem(error)
    return { answer: { is: 'refused', reason: 'unexpected' }, names: [] }
  }
}
