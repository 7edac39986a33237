import * as z from 'zod'
import type { DeviceId, EventId, Hash, Month, NoteId, SessionId } from '../protocol/ids'
import { isHash, isMonth, isShortId } from '../protocol/ids'
import { limits } from '../protocol/limits'
import type { SnugEvent } from './event'

const hash = z.string().refine(isHash)
const eventId = hash as unknown as z.ZodType<EventId>
const device = hash as unknown as z.ZodType<DeviceId>
const anyHash = hash as unknown as z.ZodType<Hash>
const note = z.string().refine(isShortId) as unknown as z.ZodType<NoteId>
const month = z.string().refine(isMonth) as unknown as z.ZodType<Month>
const time = z.number().int().min(0).max(8.64e15)
/** 64 bytes; of the last character's bits the lowest four are zero, so that it can be decoded in one way only. */
const proof = z.string().regex(/^[A-Za-z0-9_-]{85}[AQgw]$/)
/** Characters are counted again where a name is chosen; here only the bound of what a hostile one may cost. */
const text = (characters: number): z.ZodString =>
  z
    .string()
    .min(1)
    .max(characters * 4)

const common = {
  v: z.literal(1),
  doc: z.string().max(100),
  device,
  session: z.string().refine(isShortId) as unknown as z.ZodType<SessionId>,
  seq: z
    .number()
    .int()
    .min(0)
    .max(limits.streamEntries - 1),
  prev: z.union([z.literal(''), anyHash]),
  at: time,
}
/** Of every ledger event, right after its kind. */
const heads = { heads: z.array(eventId).max(16) }
const request = {
  by: eventId,
  member: device,
  name: text(limits.memberName),
  deviceProof: proof,
  invitationProof: proof,
}
const cut = z
  .string()
  .max(limits.cut)
  .regex(/^[A-Za-z0-9_-]*$/)
const PERSONS = ['organiser', 'editor', 'member', 'reader'] as const
/** What somebody can be made. Nobody becomes a keeper: it comes in as one. */
const personRole = z.enum(PERSONS)
const role = z.enum([...PERSONS, 'keeper'])

const whole = {
  parts: z.number().int().min(1).max(limits.parts).optional(),
  sum: anyHash.optional(),
}
/** Of parts it is said how many they are and what they add up to, or nothing. */
const saysAllOfParts = ({ parts, sum }: { parts?: unknown; sum?: unknown }): boolean =>
  (parts === undefined) === (sum === undefined)

/** One entry per kind, its keys in the order in which they are signed. */
const ledgerKinds = [
  z.strictObject({
    ...common,
    kind: z.literal('founded'),
    ...heads,
    room: text(limits.roomName),
    name: text(limits.memberName),
    check: anyHash.optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('invited'),
    ...heads,
    by: eventId,
    key: device,
    door: anyHash,
    role,
    expiresAt: time,
    uses: z.number().int().min(1).max(limits.mostCapacity),
    note: text(limits.invitationNote).optional(),
    needsYes: z.literal(true).optional(),
  }),
  z.strictObject({ ...common, kind: z.literal('admitted'), ...heads, ...request, yes: eventId.optional() }),
  z.strictObject({ ...common, kind: z.literal('asked'), ...heads, ...request }),
  z.strictObject({ ...common, kind: z.literal('declined'), ...heads, by: eventId, of: eventId }),
  z.strictObject({ ...common, kind: z.literal('revoked'), ...heads, by: eventId, of: eventId }),
  z.strictObject({
    ...common,
    kind: z.literal('roleGiven'),
    ...heads,
    by: eventId,
    of: eventId,
    role: personRole,
    cut,
  }),
  z.strictObject({ ...common, kind: z.literal('removed'), ...heads, by: eventId, of: eventId, cut }),
  z.strictObject({ ...common, kind: z.literal('left'), ...heads, by: eventId, cut }),
  z.strictObject({ ...common, kind: z.literal('witnessed'), ...heads, by: eventId, of: eventId, cut }),
  z.strictObject({
    ...common,
    kind: z.literal('charterWritten'),
    ...heads,
    by: eventId,
    room: text(limits.roomName),
    text: z.string().max(limits.charterBytes),
    capacity: z.number().int().min(2).max(limits.mostCapacity),
    invites: z.enum(['organisers', 'members']),
  }),
  z.strictObject({ ...common, kind: z.literal('epochOpened'), ...heads, by: eventId, check: anyHash }),
  z.strictObject({
    ...common,
    kind: z.literal('deviceAdded'),
    ...heads,
    by: eventId,
    added: device,
    label: text(limits.memberName),
    proof,
  }),
  z.strictObject({ ...common, kind: z.literal('deviceRemoved'), ...heads, by: eventId, of: device, cut }),
] as const
const talkKinds = [
  z
    .strictObject({
      ...common,
      kind: z.literal('message'),
      replyTo: eventId.optional(),
      replyMonth: month.optional(),
      hash: anyHash,
      ...whole,
    })
    .refine(saysAllOfParts),
  z.strictObject({ ...common, kind: z.literal('edition'), hash: anyHash, ...whole }).refine(saysAllOfParts),
  z.strictObject({
    ...common,
    kind: z.literal('part'),
    of: eventId,
    month,
    nth: z
      .number()
      .int()
      .min(0)
      .max(limits.parts - 1),
    hash: anyHash,
  }),
  z.strictObject({ ...common, kind: z.literal('edit'), of: eventId, month, hash: anyHash }),
  z.strictObject({ ...common, kind: z.literal('takenBack'), of: eventId, month, hash: anyHash }),
  z.strictObject({ ...common, kind: z.literal('redacted'), of: eventId, month, hash: anyHash }),
  z.strictObject({ ...common, kind: z.literal('noteFounded'), note }),
  z.strictObject({
    ...common,
    kind: z.literal('noteShelved'),
    note,
    shelf: z.string().max(limits.shelfName * 4),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('noteWriter'),
    note,
    client: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('mark'),
    as: z.enum(['name', 'counted']),
    of: eventId.optional(),
    month: month.optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('likeness'),
    tone: z.number().int().min(0).max(limits.tones).optional(),
    hash: anyHash.optional(),
  }),
  z.strictObject({ ...common, kind: z.literal('named'), name: text(limits.memberName) }),
] as const

const ledger = z.discriminatedUnion('kind', ledgerKinds)
const talk = z.discriminatedUnion('kind', talkKinds)

/**
 * The event in the form that is signed: the fields of its kind, in the schema's order. Throws a ZodError for a kind
 * that does not belong into such a document, for a field too many or too few, or one out of bounds.
 */
export const checkEvent = (value: unknown, inLedger: boolean): SnugEvent =>
  (inLedger ? ledger.parse(value) : talk.parse(value)) as SnugEvent

const place = z.looseObject({ ...common, v: z.number(), kind: z.string() })

/** Any event that says where it stands, and who signed it, whatever else it says. Throws a ZodError for what does not. */
export const checkPlace = (value: unknown): SnugEvent => place.parse(value) as unknown as SnugEvent
