import { fromBase64url } from '../crypto/base64url'
import { fromUtf8, utf8 } from '../crypto/bytes'
import type { Clock } from '../ports/clock.port'
import type { Device } from '../ports/keychain.port'
import type { Randomness } from '../ports/randomness.port'
import type { Signalling } from '../ports/signalling.port'
import type { WebRtc } from '../ports/webrtc.port'
import type { DeviceId, EpochId, Hash } from '../protocol/ids'
import { limits } from '../protocol/limits'
import { Problem } from '../protocol/problem'
import type { Channel } from './channel'
import type { HandedEpoch } from './serveGuest'
import type { DoorPurpose, DoorRequest, DoorTopic } from './doorMessages'
import { answerSchema, joinDoorTopic, NAMES_BYTES, namesSchema } from './doorMessages'
import type { Fingerprints } from './fingerprints'
import { shakeHands, SignedOtherwise } from './handshake'
import { createKnocking } from './knocking'
import { proveLink } from './linkProof'
import { nextMessage } from './nextMessage'

/**
 * So often may who answers sign for another room or invitation than the link's. Only who holds the link or is a member
 * can answer at all: then the link itself is not of that room, or somebody between stands in for a member.
 */
const OTHERWISE = 3

export type Admission = HandedEpoch & {
  /** Epochs before it, whose doors are to be kept too. */
  readonly earlier: readonly HandedEpoch[]
  readonly hubs: readonly string[]
  readonly ledger: Uint8Array<ArrayBuffer>
  /** What members want to be called, each as a signed event, still to be checked. */
  readonly names: readonly string[]
}

export type Newcomer = {
  readonly signalling: Signalling
  /** What one comes in for: both ends sign it. */
  readonly purpose: DoorPurpose
  /** The door's secret: 32 bytes as base64url. */
  readonly door: Hash
  /** The link's key, derived from its seed. */
  readonly linkKey: Device
  readonly device: Device
  readonly wrtc: WebRtc
  readonly clock: Clock
  readonly randomness: Randomness
  /** Throws Problem `invitation-foreign` unless the ledger is that of the link and has the host as a member. */
  checkLedger(ledger: Uint8Array<ArrayBuffer>, host: DeviceId): Promise<void>
  /** What is asked for, and its proofs, once the ledger is known to be the right one. */
  request(): Promise<DoorRequest>
  onStep(step: 'waiting' | 'being-admitted'): void
}

/** What `admitted` rejects with after `cancel`: nothing has gone wrong. */
export class KnockCancelled extends Error {
  override readonly name = 'KnockCancelled'
}

export type Knock = { readonly admitted: Promise<Admission>; cancel(): void }

/**
 * Knocks at a link's door until somebody answers. `admitted` rejects with a Problem (`invitation-expired`, `-used-up`,
 * `-unknown`, `-foreign`, `room-full`, `gone-since`, `waiting-for-yes`, `device-link-over`, `too-many-devices`, `device-of-another`,
 * `peer-version`) when the answer is no. A connection that breaks off before an answer is no answer: it knocks again.
 */
export const knock = (newcomer: Newcomer): Knock => {
  const { signalling, wrtc, clock, randomness, onStep } = newcomer
  let topic: DoorTopic | undefined
  let over = false
  let otherwise = 0
  let settle: { resolve(admission: Admission): void; reject(error: unknown): void }
  const admitted = new Promise<Admission>((resolve, reject) => {
    settle = { resolve, reject }
  })

  const end = (): void => {
    over = true
    knocking.end()
    topic?.leave()
  }

  const knocking = createKnocking({
    wrtc,
    clock,
    randomness,
    say: (message) => topic?.say(message),
    onKnock: () => onStep('waiting'),
    onOpened: async (opened) => {
      onStep('being-admitted')
      try {
        settle.resolve(await askIn(newcomer, opened))
        end()
      } catch (error) {
        if (error instanceof SignedOtherwise) otherwise += 1
        const answer = otherwise < OTHERWISE ? error : new Problem('invitation-foreign', 'signed for another room')
        if (!(answer instanceof Problem)) throw error
        settle.reject(answer)
        end()
      }
    },
  })

  const start = async (): Promise<void> => {
    topic = await joinDoorTopic(signalling, newcomer.door, knocking.hear)
    if (over) return topic.leave()
    await topic.ready
    knocking.start()
  }
  start().catch((error: unknown) => settle.reject(error))

  return {
    admitted,
    cancel: () => {
      end()
      settle.reject(new KnockCancelled())
    },
  }
}

/** The newcomer's side of a connection at the door. Rejects with a Problem for a no, with any error for what is none. */
export const askIn = async (
  {
    purpose,
    linkKey,
    device,
    clock,
    randomness,
    checkLedger,
    request,
  }: Omit<Newcomer, 'signalling' | 'door' | 'wrtc' | 'onStep'>,
  { channel, fingerprints }: { channel: Channel; fingerprints: Fingerprints },
): Promise<Admission> => {
  const authorise = (): Promise<boolean> => Promise.resolve(true)
  const shaken = await shakeHands({ channel, device, purpose, fingerprints, clock, randomness, authorise })
  const { device: host, greetings } = shaken
  channel.send(await proveLink(linkKey, purpose, { guest: greetings.ours, host: greetings.theirs }))
  // Where a ledger is to come, a no may come instead.
  const nextLedger = async (): Promise<Uint8Array<ArrayBuffer>> => {
    const message = await nextMessage(channel, clock, limits.messageBytes)
    const refused = readAnswer(message)
    if (refused?.is === 'refused') throw new Problem(refused.reason, 'the door says no')
    return message
  }
  await checkLedger(await nextLedger(), host)
  channel.send(utf8(JSON.stringify(await request())))

  const first = await nextLedger()
  const answer = readAnswer(await nextMessage(channel, clock, 8192))
  if (answer?.is !== 'admitted') throw new Problem('unexpected', 'the door’s answer could not be read')
  const { epoch, secret, hubs, earlier = [], namesFollow } = answer
  const handed = (one: { epoch: EpochId; secret: string }): HandedEpoch => ({
    epoch: one.epoch,
    secret: fromBase64url(one.secret),
  })
  const names = namesFollow ? await readNames(nextMessage(channel, clock, NAMES_BYTES)) : []
  return { ...handed({ epoch, secret }), earlier: earlier.map(handed), hubs, ledger: first, names }
}

/** Whoever is let in is let in, also if the names don't come, or can't be read: the streams tell them later. */
const readNames = async (coming: Promise<Uint8Array>): Promise<readonly string[]> => {
  try {
    return namesSchema.parse(JSON.parse(fromUtf8(await coming)))
  } catch {
    return []
  }
}

/** An answer, or undefined for what is none: the ledger comes before it and is no JSON. */
const readAnswer = (message: Uint8Array): ReturnType<typeof answerSchema.parse> | undefined => {
  if (message[0] !== '{'.charCodeAt(0)) return undefined
  try {
    return answerSchema.parse(JSON.parse(fromUtf8(message)))
  } catch {
    // A ledger may begin with any byte.
    return undefined
  }
}
