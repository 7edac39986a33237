import * as z from 'zod'
import { fromBase64url, toBase64url } from '../crypto/base64url'
import { fromUtf8, utf8 } from '../crypto/bytes'
import { derive } from '../crypto/derive'
import { importSealKey, open, seal } from '../crypto/seal'
import type { Signalling } from '../ports/signalling.port'
import type { DeviceId, EpochId, Hash, InvitationId, RoomId } from '../protocol/ids'
import { isHash, isShortId } from '../protocol/ids'
import { limits } from '../protocol/limits'

/** So many may be named who need not come. */
export const MOST_BESIDES = 8
/** What is said at a door before there is a connection. `from` and `to` are made up for one knock. */
const id = z.string().refine(isShortId)
const hash = z.string().refine(isHash)
const description = z.object({ type: z.enum(['offer', 'answer']), sdp: z.string().max(16_384) })
const candidate = z.object({
  candidate: z.string().max(1024),
  sdpMid: z.string().max(32).nullish(),
  sdpMLineIndex: z.number().int().min(0).max(64).nullish(),
})
const schema = z.discriminatedUnion('is', [
  /**
   * At the door of an epoch, where members meet, `epoch` says in which one the others of them meet. `besides`: who need not come, since
   * they have come and could not be reached.
   */
  z.object({
    is: z.literal('knock'),
    from: id,
    epoch: hash.optional(),
    besides: z.array(id).max(MOST_BESIDES).optional(),
  }),
  /** A member's machine takes the knock; the others leave it to that one. */
  z.object({ is: z.literal('coming'), from: id, to: id }),
  z.object({ is: z.literal('description'), from: id, to: id, description }),
  z.object({ is: z.literal('candidate'), from: id, to: id, candidate }),
])
export type DoorMessage = z.infer<typeof schema>

/** One encrypted topic. Whatever can't be opened or read is not for us. */
export type DoorTopic = { say(message: DoorMessage): void; readonly ready: Promise<void>; leave(): void }

/** Joins a door's topic. `door` is the door's secret: 32 bytes as base64url. */
export const joinDoorTopic = async (
  signalling: Signalling,
  door: Hash,
  hear: (message: DoorMessage) => void,
): Promise<DoorTopic> => {
  const secret = fromBase64url(door)
  const topic = toBase64url(await derive(secret, 'snug/door-topic/1'))
  const key = await importSealKey(await derive(secret, 'snug/door-key/1'))
  const joined = signalling.join(topic, (text) => {
    if (text.length > 32_768) return
    void read(text).then((message) => message && hear(message))
  })
  const read = async (text: string): Promise<DoorMessage | undefined> => {
    try {
      return schema.parse(JSON.parse(fromUtf8(await open(key, fromBase64url(text), topic))))
    } catch {
      // A stranger on the topic, or noise: there is nobody to tell.
      return undefined
    }
  }
  let saying: Promise<void> = Promise.resolve()
  return {
    ready: joined.ready,
    say: (message) => {
      // In order, though each is sealed in its own time.
      saying = saying.then(async () =>
        joined.publish(toBase64url(await seal(key, utf8(JSON.stringify(message)), topic))),
      )
    },
    leave: joined.leave,
  }
}

/** What a newcomer comes in for: as a member, by an invitation (its id), or as a member's device, by a link (its key). */
export type DoorPurpose = {
  readonly is: 'door' | 'device'
  readonly room: RoomId
  readonly of: InvitationId | DeviceId
}

const REASONS = [
  'invitation-expired',
  'invitation-used-up',
  'invitation-unknown',
  'room-full',
  'gone-since',
  'waiting-for-yes',
  'device-link-over',
  'too-many-devices',
  'device-of-another',
  'unexpected',
] as const
export type Refusal = (typeof REASONS)[number]

/**
 * What the newcomer asks for once it has seen the ledger. `name` is the person's or, at the door of a device's link, the
 * device's; `deviceProof` signs by the device's own key, `invitationProof` by that of the link.
 */
export const requestSchema = z.object({
  name: z
    .string()
    .min(1)
    .max(limits.memberName * 4),
  deviceProof: z.string().max(100),
  invitationProof: z.string().max(100),
})
export type DoorRequest = z.infer<typeof requestSchema>

/** Earlier epochs that a door hands over beside the present one: at most so many. */
export const EARLIER = 8

const held = { epoch: hash as unknown as z.ZodType<EpochId>, secret: hash }
export const answerSchema = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('admitted'),
    ...held,
    hubs: z.array(z.string().max(260)).max(8),
    /** Where to find members who have missed, or lost, the present epoch. Older machines neither send nor read it. */
    earlier: z.array(z.object(held)).max(EARLIER).optional(),
    /** What members want to be called comes in a message behind this one. Older machines neither send nor read it. */
    namesFollow: z.literal(true).optional(),
  }),
  z.object({ is: z.literal('refused'), reason: z.enum(REASONS) }),
])
export type DoorAnswer = z.infer<typeof answerSchema>

/** Signed events, as they stand in the streams that the newcomer does not have yet. */
export const namesSchema = z.array(z.string().max(limits.eventBytes)).max(limits.namesTold)
/** As JSON, where a character may take two bytes, and one of them an escape. */
export const NAMES_BYTES = limits.namesTold * limits.eventBytes * 2
