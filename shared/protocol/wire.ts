import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Place } from '../sync/replica'
import { deflate, inflateBounded, inflateGently } from './bounded'
import type { DeviceId, DocId, EpochId, Hash, NoteId } from './ids'
import { limits } from './limits'
import type { Field } from './wireFields'
import { bytes, clientId, count, doc, fields, flag, hash, list, note, pair, place } from './wireFields'

/** How many hashes one request may name, and how many bytes one answer carries at most. */
export const CONTENTS_AT_ONCE = 64
export const CONTENTS_BYTES = 1024 * 1024
/** A state vector's size: some 60,000 streams. */
const VECTOR_BYTES = 1024 * 1024
/** One update to the carets. */
const AWARENESS_BYTES = 64 * 1024

type Bytes = Uint8Array<ArrayBuffer>
type WireContent = { readonly hash: Hash; readonly bytes: Bytes }

/** What members say to each other once a link is authenticated. */
export type Wire =
  /** One hash over all that the sender has stored or holds: equal ones end the matter. */
  | { readonly is: 'summary'; readonly digest: Hash }
  /** `answer`: "and tell me yours, since our summaries differ". */
  | { readonly is: 'digests'; readonly docs: readonly (readonly [DocId, Hash])[]; readonly answer: boolean }
  /** "Send me what this state vector lacks." */
  | { readonly is: 'want'; readonly doc: DocId; readonly stateVector: Bytes }
  /** `answers`: belongs to a want; `done`: the want's last. Words that are at hand come along. */
  | {
      readonly is: 'update'
      readonly doc: DocId
      readonly update: Bytes
      readonly contents: readonly WireContent[]
      readonly answers: boolean
      readonly done: boolean
    }
  | { readonly is: 'wantContents'; readonly hashes: readonly Hash[] }
  | { readonly is: 'contents'; readonly contents: readonly WireContent[]; readonly missing: readonly Hash[] }
  /** "Of your streams I have stored so much": clientID and entries, words included. */
  | { readonly is: 'ack'; readonly doc: DocId; readonly complete: readonly (readonly [number, number])[] }
  | { readonly is: 'neighbours'; readonly devices: readonly DeviceId[] }
  | { readonly is: 'place'; readonly place: Place }
  | { readonly is: 'awareness'; readonly note: NoteId; readonly update: Bytes }
  /** "Hand me the secret of this epoch": the ledger tells of it, and it is not here. */
  | { readonly is: 'wantEpoch'; readonly epoch: EpochId }
  /** An epoch's secret, 32 bytes. Said to active devices alone, and never through a document. */
  | { readonly is: 'epoch'; readonly epoch: EpochId; readonly secret: Bytes }

const content = fields<WireContent>({ hash, bytes: bytes(limits.wordsBytes) })
const device = hash as unknown as Field<DeviceId>
const epoch = hash as unknown as Field<EpochId>
const SECRET_BYTES = 32

type Kinds = { readonly [Is in Wire['is']]: Field<Omit<Extract<Wire, { is: Is }>, 'is'>> }

/** The fields of each kind, in the order in which they are written. */
const kinds: Kinds = {
  summary: fields({ digest: hash }),
  digests: fields({ docs: list(pair(doc, hash), limits.documents), answer: flag }),
  want: fields({ doc, stateVector: bytes(VECTOR_BYTES) }),
  update: fields({
    doc,
    update: bytes(limits.messageBytes),
    contents: list(content, CONTENTS_AT_ONCE),
    answers: flag,
    done: flag,
  }),
  wantContents: fields({ hashes: list(hash, CONTENTS_AT_ONCE) }),
  contents: fields({ contents: list(content, CONTENTS_AT_ONCE), missing: list(hash, CONTENTS_AT_ONCE) }),
  ack: fields({ doc, complete: list(pair(clientId, count), 100_000) }),
  neighbours: fields({ devices: list(device, 1_000) }),
  place: fields({ place }),
  awareness: fields({ note, update: bytes(AWARENESS_BYTES) }),
  wantEpoch: fields({ epoch }),
  epoch: fields({ epoch, secret: bytes(SECRET_BYTES) }),
}
/** A kind's number on the wire is its place here: new ones go to the end. */
const NUMBERED = [
  'summary',
  'digests',
  'want',
  'update',
  'wantContents',
  'contents',
  'ack',
  'neighbours',
  'place',
  'awareness',
  'wantEpoch',
  'epoch',
] as const satisfies readonly Wire['is'][]

const PLAIN = 1
const DEFLATED = 2
/** Smaller ones are not worth the time, and hashes never get any smaller. */
const DEFLATE_FROM = 1024
const isWorthDeflating = ({ is }: Wire, plain: Uint8Array): boolean =>
  plain.length >= DEFLATE_FROM && is !== 'wantContents'

/** A message as bytes: how it is packed, which kind it is, its fields. The handshake has agreed on the version. */
export const encodeWire = (message: Wire): Uint8Array<ArrayBuffer> => {
  const encoder = encoding.createEncoder()
  encoding.writeUint8(encoder, NUMBERED.indexOf(message.is))
  const kind = kinds[message.is] as Field<Wire>
  kind.write(encoder, message)
  const plain = encoding.toUint8Array(encoder)
  const packed = isWorthDeflating(message, plain) ? deflate(plain) : plain
  const all = new Uint8Array(packed.length + 1)
  all[0] = packed === plain ? PLAIN : DEFLATED
  all.set(packed, 1)
  return all
}

/** Inverse of `encodeWire`. Throws for whatever is not a message within bounds: it costs the sender the link. */
export const decodeWire = (received: Uint8Array): Wire =>
  decodePlain(packingOf(received) === PLAIN ? received.subarray(1) : inflateBounded(received.subarray(1), MOST))

/** The same; a message that unpacks to much gives way to others meanwhile. */
export const decodeWireGently = async (received: Uint8Array, giveWay: () => Promise<void>): Promise<Wire> =>
  decodePlain(
    packingOf(received) === PLAIN ? received.subarray(1) : await inflateGently(received.subarray(1), MOST, giveWay),
  )

const MOST = limits.inflatedBytes

/** A message that is not packed: it is no larger than it came. */
export const isPlain = (received: Uint8Array): boolean => received[0] === PLAIN

const packingOf = ([packing]: Uint8Array): typeof PLAIN | typeof DEFLATED => {
  if (packing !== PLAIN && packing !== DEFLATED) throw new Error('unknown packing')
  return packing
}

const decodePlain = (plain: Uint8Array): Wire => {
  const decoder = decoding.createDecoder(plain)
  const is = NUMBERED[decoding.readUint8(decoder)]
  if (!is) throw new Error('unknown kind')
  const message = { is, ...kinds[is].read(decoder) } as Wire
  if (decoding.hasContent(decoder)) throw new Error('bytes after the message')
  return message
}
