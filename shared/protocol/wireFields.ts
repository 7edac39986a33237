import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { fromBase64url, toBase64url } from '../crypto/base64url'
import type { Place } from '../sync/replica'
import type { DocId, Hash, NoteId } from './ids'
import { isDocId, isShortId } from './ids'

type Encoder = encoding.Encoder
type Decoder = decoding.Decoder

/** How one value stands in a message. `read` throws for whatever is out of bounds, before it takes memory for it. */
export type Field<T> = {
  write(encoder: Encoder, value: T): void
  read(decoder: Decoder): T
}

const HASH_BYTES = 32
/** The longest name is that of a note's document. */
const NAME_CHARACTERS = 32

const take = (decoder: Decoder, length: number): Uint8Array<ArrayBuffer> => {
  if (length > decoder.arr.length - decoder.pos) throw new Error('breaks off')
  const taken = new Uint8Array(decoder.arr.subarray(decoder.pos, decoder.pos + length))
  decoder.pos += length
  return taken
}

/** 32 bytes, which are base64url elsewhere. */
export const hash: Field<Hash> = {
  write: (encoder, value) => {
    const raw = fromBase64url(value)
    if (raw.length !== HASH_BYTES) throw new Error('a hash of another length')
    encoding.writeUint8Array(encoder, raw)
  },
  read: (decoder) => toBase64url(take(decoder, HASH_BYTES)) as Hash,
}

/** A short text of ASCII characters that is a name of its kind. */
const named = <Name extends string>(isName: (text: string) => boolean): Field<Name> => ({
  write: encoding.writeVarString,
  read: (decoder) => {
    const length = decoding.readVarUint(decoder)
    if (length > NAME_CHARACTERS) throw new Error('too long a name')
    const text = String.fromCharCode(...take(decoder, length))
    if (!isName(text)) throw new Error('not a name')
    return text as Name
  },
})
export const note = named<NoteId>(isShortId)
export const doc = named<DocId>(isDocId)

export const flag: Field<boolean> = {
  write: (encoder, value) => encoding.writeUint8(encoder, value ? 1 : 0),
  read: (decoder) => {
    const value = decoding.readUint8(decoder)
    if (value > 1) throw new Error('neither yes nor no')
    return value === 1
  },
}

/** An integer from 0 to 2^53 - 1. */
export const count: Field<number> = { write: encoding.writeVarUint, read: decoding.readVarUint }
export const clientId = count

export const bytes = (most: number): Field<Uint8Array<ArrayBuffer>> => ({
  write: encoding.writeVarUint8Array,
  read: (decoder) => {
    const length = decoding.readVarUint(decoder)
    if (length > most) throw new Error('too many bytes')
    return take(decoder, length)
  },
})

export const list = <T>(one: Field<T>, most: number): Field<readonly T[]> => ({
  write: (encoder, values) => {
    encoding.writeVarUint(encoder, values.length)
    for (const value of values) one.write(encoder, value)
  },
  read: (decoder) => {
    const length = decoding.readVarUint(decoder)
    if (length > most) throw new Error('too many')
    const values: T[] = []
    for (let at = 0; at < length; at += 1) values.push(one.read(decoder))
    return values
  },
})

export const pair = <A, B>(first: Field<A>, second: Field<B>): Field<readonly [A, B]> => ({
  write: (encoder, [a, b]) => {
    first.write(encoder, a)
    second.write(encoder, b)
  },
  read: (decoder) => [first.read(decoder), second.read(decoder)],
})

/** An object's fields, in the order in which they are named. */
export const fields = <T extends object>(parts: { readonly [Key in keyof T]: Field<T[Key]> }): Field<T> => {
  const all = Object.entries(parts) as [keyof T & string, Field<T[keyof T]>][]
  return {
    write: (encoder, value) => {
      for (const [key, part] of all) part.write(encoder, value[key])
    },
    read: (decoder) => Object.fromEntries(all.map(([key, part]) => [key, part.read(decoder)])) as T,
  }
}

/** A place's number is where it stands here: new ones go to the end. The last two since version 2. */
const PLACES = ['conversation', 'note', 'away', 'counted', 'unseen'] as const

export const place: Field<Place> = {
  write: (encoder, value) => {
    encoding.writeUint8(encoder, PLACES.indexOf(value.in))
    if (value.in === 'note') note.write(encoder, value.note)
  },
  read: (decoder) => {
    const where = PLACES[decoding.readUint8(decoder)]
    if (!where) throw new Error('nowhere')
    return where === 'note' ? { in: where, note: note.read(decoder) } : { in: where }
  },
}
