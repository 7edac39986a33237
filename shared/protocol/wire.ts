import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as z from 'zod'
import type { DeviceId, DocId, Hash, NoteId } from './ids'
import { isDocId, isHash, isShortId } from './ids'
import { deflate, inflateBounded } from './bounded'
import { limits } from './limits'

const bytes = (most: number): z.ZodType<Uint8Array<ArrayBuffer>> =>
  z
    .instanceof(Uint8Array)
    .refine((value) => value.length <= most)
    .transform((value) => new Uint8Array(value))
const doc = z.string().refine(isDocId) as unknown as z.ZodType<DocId>
const hash = z.string().refine(isHash) as unknown as z.ZodType<Hash>
const device = hash as unknown as z.ZodType<DeviceId>
const note = z.string().refine(isShortId) as unknown as z.ZodType<NoteId>
const content = z.object({ hash, bytes: bytes(limits.wordsBytes) })
const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const place = z.discriminatedUnion('in', [
  z.object({ in: z.literal('conversation') }),
  z.object({ in: z.literal('note'), note }),
  z.object({ in: z.literal('away') }),
])

/** How many hashes one request may name, and how many bytes one answer carries at most. */
export const CONTENTS_AT_ONCE = 64
export const CONTENTS_BYTES = 1024 * 1024

const schema = z.discriminatedUnion('is', [
  /** One hash over all that the sender has stored or holds: equal ones end the matter. */
  z.object({ is: z.literal('summary'), digest: hash }),
  z.object({ is: z.literal('digests'), docs: z.array(z.tuple([doc, hash])).max(limits.documents) }),
  /** "Send me what this state vector lacks." */
  z.object({ is: z.literal('want'), doc, stateVector: bytes(limits.messageBytes) }),
  /** `answers`: belongs to a want; `done`: the want's last. Words that are at hand come along. */
  z.object({
    is: z.literal('update'),
    doc,
    update: bytes(limits.messageBytes),
    contents: z.array(content).max(CONTENTS_AT_ONCE),
    answers: z.boolean(),
    done: z.boolean(),
  }),
  z.object({ is: z.literal('wantContents'), hashes: z.array(hash).max(CONTENTS_AT_ONCE) }),
  z.object({
    is: z.literal('contents'),
    contents: z.array(content).max(CONTENTS_AT_ONCE),
    missing: z.array(hash).max(CONTENTS_AT_ONCE),
  }),
  /** "Of your streams I have stored so much": clientID and entries, words included. */
  z.object({ is: z.literal('ack'), doc, complete: z.array(z.tuple([count, count])).max(100_000) }),
  z.object({ is: z.literal('neighbours'), devices: z.array(device).max(1000) }),
  z.object({ is: z.literal('place'), place }),
  z.object({ is: z.literal('awareness'), note, update: bytes(64 * 1024) }),
])

/** What members say to each other once a link is authenticated. */
export type Wire = z.infer<typeof schema>

const PLAIN = 1
const DEFLATED = 2
/** Smaller ones are not worth the time. */
const DEFLATE_FROM = 1024

/** A message as bytes: how it is packed, then its fields (lib0's encoding of plain values). */
export const encodeWire = (message: Wire): Uint8Array<ArrayBuffer> => {
  const encoder = encoding.createEncoder()
  encoding.writeAny(encoder, message as unknown as Parameters<typeof encoding.writeAny>[1])
  const plain = encoding.toUint8Array(encoder)
  const packed = plain.length < DEFLATE_FROM ? plain : deflate(plain)
  const all = new Uint8Array(packed.length + 1)
  all[0] = packed === plain ? PLAIN : DEFLATED
  all.set(packed, 1)
  return all
}

/** Inverse of `encodeWire`. Throws for whatever is not a message within bounds: it costs the sender the link. */
export const decodeWire = (received: Uint8Array): Wire => {
  const packing = received[0]
  if (packing !== PLAIN && packing !== DEFLATED) throw new Error('unknown packing')
  const rest = received.subarray(1)
  const plain = packing === PLAIN ? rest : inflateBounded(rest, limits.inflatedBytes)
  const decoder = decoding.createDecoder(plain)
  const value: unknown = decoding.readAny(decoder)
  if (decoding.hasContent(decoder)) throw new Error('bytes after the message')
  return schema.parse(value)
}
