import * as z from 'zod'
import { fromBase64url, toBase64url } from '../crypto/base64url'
import { concat, fromUtf8, utf8 } from '../crypto/bytes'
import { verify } from '../crypto/keys'
import type { Clock } from '../ports/clock.port'
import type { Device } from '../ports/keychain.port'
import type { Randomness } from '../ports/randomness.port'
import type { DeviceId } from '../protocol/ids'
import { isHash } from '../protocol/ids'
import { limits } from '../protocol/limits'
import { Problem } from '../protocol/problem'
import type { Channel } from './channel'
import type { Fingerprints } from './fingerprints'

/**
 * The version of everything that members say to each other. In 2, secrets of epochs are asked for and handed over, who is
 * only counted or unseen says so, and marks are left; in 3, notes are put on shelves, and code in
 * them is commented on. In 4, who knocks with a link proves it before anything is shown, the founding event may speak of
 * the first epoch's secret, who has gone does not come back by an older link, organisers remove single
 * devices, and members choose how they are shown. In 5, they change their names, and who comes back to a room comes with one
 * device alone. In 6, messages and editions have parts.
 */
export const WIRE_VERSION = 7

/** The other side signed something else than what stands here: another purpose, another connection, or not as itself. */
export class SignedOtherwise extends Error {
  override readonly name = 'SignedOtherwise'
}

/** A member, as far as this device knows, has proven who they are, and does not take this device for a member's. */
export class NotWelcome extends Error {
  override readonly name = 'NotWelcome'
  constructor(readonly by: DeviceId) {
    super('not welcome there')
  }
}

/** The other side has proven who they are, and is no member as far as this device knows. */
export class NotAMember extends Error {
  override readonly name = 'NotAMember'
  constructor(readonly by: DeviceId) {
    super('not a member')
  }
}

/** What a connection is for; both sides sign it, so that none can be used as another. */
export type Purpose = {
  readonly is: 'mesh' | 'door' | 'device'
  readonly room: string
  /** The id of the epoch whose mesh or door it is, or of the invitation; of a device's link its key. */
  readonly of: string
}

export type Handshake = {
  readonly channel: Channel
  readonly device: Device
  readonly purpose: Purpose
  readonly fingerprints: Fingerprints
  readonly clock: Clock
  readonly randomness: Randomness
  /** Whether this device may come in. */
  authorise(device: DeviceId): Promise<boolean>
  /** What an unknown device shows of itself: true if that makes it welcome. Leave out where nobody is introduced. */
  introduce?(device: DeviceId, ledger: Uint8Array<ArrayBuffer>): Promise<boolean>
  /** What this device shows to who does not know it; undefined for who must first show who they are themselves. */
  introduction?(to: DeviceId): Promise<Uint8Array<ArrayBuffer> | undefined>
}

const hash = z.string().refine(isHash)
const greeting = z.strictObject({
  snug: z.literal('greeting'),
  version: z.number().int().min(1).max(1_000_000),
  device: hash as unknown as z.ZodType<DeviceId>,
  nonce: hash,
})
const signature = z.strictObject({ snug: z.literal('signature'), signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/) })
const verdict = z.strictObject({ snug: z.literal('verdict'), welcome: z.enum(['yes', 'no', 'unknown']) })

/** Greetings and verdicts are short; anything longer is somebody else's protocol. */
const SHORT = 1024
/** How long a no has to arrive, in milliseconds. */
const PARTING = 500

const TOO_LONG = 'a handshake message is too long'
const TOO_MANY = 'too many messages in a handshake'

/** Receives one message after the other within the handshake's time. */
const createInbox = (channel: Channel, clock: Clock) => {
  const messages: Uint8Array<ArrayBuffer>[] = []
  let wake: (() => void) | undefined
  let ended: string | undefined
  let proven = false
  const stir = (): void => {
    wake?.()
    wake = undefined
  }
  const end = (reason: string): void => {
    ended ??= reason
    stir()
  }
  const endIn = (ms: number): (() => void) => clock.after(ms, () => end('the handshake took too long'))
  let cancel = endIn(limits.handshake)
  channel.closed(end)
  channel.receive((message) => {
    // Nobody who has not yet proven who they are has anything long to say: it is not even kept.
    if (!proven && message.length > SHORT) return end(TOO_LONG)
    messages.push(message)
    if (messages.length > 8) end(TOO_MANY)
    stir()
  })
  return {
    next: async (most = SHORT): Promise<Uint8Array<ArrayBuffer>> => {
      while (messages.length === 0 && ended === undefined) await new Promise<void>((resolve) => (wake = resolve))
      const message = messages.shift()
      if (!message || ended === TOO_MANY || ended === TOO_LONG) throw new Error(ended ?? 'closed')
      if (message.length > most) throw new Error(TOO_LONG)
      return message
    },
    /** The other has proven who they are. */
    prove: (): void => {
      proven = true
    },
    /** Hands the channel on: what came early waits for the next receiver. */
    release: (): readonly Uint8Array<ArrayBuffer>[] => {
      cancel()
      channel.receive(undefined)
      return messages
    },
    /** A ledger is to come, over whatever line: that may take longer than some words. */
    takeTime: (): void => {
      cancel()
      cancel = endIn(limits.introduction)
    },
    stop: (): void => cancel(),
  }
}

const json = <T>(schema: z.ZodType<T>, message: Uint8Array): T => schema.parse(JSON.parse(fromUtf8(message)))

export type Shaken = {
  readonly device: DeviceId
  /** As they were said: no other connection has the same. */
  readonly greetings: { readonly ours: Uint8Array<ArrayBuffer>; readonly theirs: Uint8Array<ArrayBuffer> }
  /** What the other has said since. */
  readonly early: readonly Uint8Array<ArrayBuffer>[]
}

/**
 * Authenticates both ends before any other byte. Each signs the purpose, both greetings and both DTLS fingerprints,
 * its own first: a signature can't be reflected, replayed, or carried over to another connection. Rejects after closing the channel (Problem `peer-version` if the other
 * speaks another version, `profile-copied` if it has this device's own key; NotWelcome if it is a member's and says no; NotAMember if it is none's).
 */
export const shakeHands = async (given: Handshake): Promise<Shaken> => {
  const inbox = createInbox(given.channel, given.clock)
  try {
    return { ...(await exchange(given, inbox)), early: inbox.release() }
  } catch (error) {
    inbox.stop()
    given.channel.close(error instanceof Error ? error.message : 'handshake failed')
    throw error
  }
}

const exchange = async (
  given: Handshake,
  { next, prove, takeTime }: Pick<ReturnType<typeof createInbox>, 'next' | 'prove' | 'takeTime'>,
): Promise<Omit<Shaken, 'early'>> => {
  const { channel, device, randomness } = given
  const say = (message: object): void => channel.send(utf8(JSON.stringify(message)))

  const ours = utf8(
    JSON.stringify({
      snug: 'greeting',
      version: WIRE_VERSION,
      device: device.id,
      nonce: toBase64url(randomness.bytes(32)),
    }),
  )
  channel.send(ours)
  const theirs = await next()
  const other = json(greeting, theirs)
  if (other.version !== WIRE_VERSION) throw new Problem('peer-version', `theirs ${other.version}, ours ${WIRE_VERSION}`)

  say({ snug: 'signature', signature: toBase64url(await device.sign(signedText(given, ours, theirs))) })
  const proof = json(signature, await next())
  const swapped = { ...given, fingerprints: { own: given.fingerprints.theirs, theirs: given.fingerprints.own } }
  if (!(await verify(other.device, signedText(swapped, theirs, ours), fromBase64url(proof.signature)))) {
    throw new SignedOtherwise('the other side is not who it says, or somebody sits in between')
  }
  prove()

  // It has this device's key, and no connection leads back to where it came from.
  if (other.device === device.id) throw new Problem('profile-copied', 'another machine has this device’s key')

  const known = await given.authorise(other.device)
  say({ snug: 'verdict', welcome: known ? 'yes' : given.introduce ? 'unknown' : 'no' })
  const { welcome } = json(verdict, await next())
  if (welcome === 'no') throw new Error('not welcome there')
  if (welcome === 'unknown' || !known) takeTime()
  /** True when it is shown, or need not be. What is too long to be heard is left to others who know both. */
  const showItself = async (): Promise<boolean> => {
    if (welcome !== 'unknown') return true
    const own = await given.introduction?.(other.device)
    if (!own || own.length > limits.introductionBytes) return false
    channel.send(own)
    return true
  }
  const isShown = await showItself()
  if (!isShown && (known || !given.introduce)) throw new Error('unknown there, and nothing to show')
  if (!known) {
    const shown = given.introduce ? await next(limits.introductionBytes) : undefined
    if (!shown || !given.introduce || !(await given.introduce(other.device, shown))) {
      // Who was removed may not have heard of it: without a word they would wait for ever.
      if (shown) {
        say({ snug: 'verdict', welcome: 'no' })
        // Closing at once could cut it off.
        await new Promise<void>((resolve) => void given.clock.after(PARTING, resolve))
      }
      throw new NotAMember(other.device)
    }
    // Now that they are known, they may see who this is: before the verdict, where they expect it.
    if (!isShown && !(await showItself())) throw new Error('unknown there, and nothing to show')
    say({ snug: 'verdict', welcome: 'yes' })
  }
  if (welcome === 'unknown' && json(verdict, await next()).welcome !== 'yes') {
    throw known ? new NotWelcome(other.device) : new Error('not welcome there')
  }
  return { device: other.device, greetings: { ours, theirs } }
}

const signedText = (
  { purpose, fingerprints }: Pick<Handshake, 'purpose' | 'fingerprints'>,
  first: Uint8Array,
  second: Uint8Array,
): Uint8Array<ArrayBuffer> => {
  const about = JSON.stringify([
    WIRE_VERSION,
    purpose.is,
    purpose.room,
    purpose.of,
    fingerprints.own,
    fingerprints.theirs,
  ])
  // The lengths keep the parts apart.
  return concat(utf8(`snug/handshake/1\n${about}\n${first.length},${second.length}\n`), first, second)
}
