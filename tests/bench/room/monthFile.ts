import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Content } from '#shared/contents/words'
import type { Hash, NoteDocId, TalkDocId } from '#shared/protocol/ids'

/** An update of a month as members send it, and the words of its events as far as they have not been taken back. */
export type MonthPart = { readonly update: Uint8Array<ArrayBuffer>; readonly contents: readonly Content[] }

/** A month as it is handed from where it was signed to where it is stored. */
export type MonthFile = {
  readonly doc: TalkDocId
  /** What a member catches up with, in a few pieces; the words are fetched after. */
  readonly past: readonly MonthPart[]
  /** What comes while the member is there: each event alone, with its words. */
  readonly live: readonly MonthPart[]
  readonly notes: readonly { readonly doc: NoteDocId; readonly update: Uint8Array<ArrayBuffer> }[]
}

type Writer = encoding.Encoder
type Reader = decoding.Decoder

const writeList = <T>(to: Writer, list: readonly T[], write: (one: T) => void): void => {
  encoding.writeVarUint(to, list.length)
  for (const one of list) write(one)
}
const readList = <T>(from: Reader, read: () => T): T[] =>
  Array.from({ length: decoding.readVarUint(from) }, () => read())
const bytes = (from: Reader): Uint8Array<ArrayBuffer> => new Uint8Array(decoding.readVarUint8Array(from))

const writePart = (to: Writer, { update, contents }: MonthPart): void => {
  encoding.writeVarUint8Array(to, update)
  writeList(to, contents, (content) => {
    encoding.writeVarString(to, content.hash)
    encoding.writeVarUint8Array(to, content.bytes)
  })
}
const readPart = (from: Reader): MonthPart => ({
  update: bytes(from),
  contents: readList(from, () => ({ hash: decoding.readVarString(from) as Hash, bytes: bytes(from) })),
})

/** A month as bytes. */
export const encodeMonth = ({ doc, past, live, notes }: MonthFile): Uint8Array => {
  const to = encoding.createEncoder()
  encoding.writeVarString(to, doc)
  writeList(to, past, (part) => writePart(to, part))
  writeList(to, live, (part) => writePart(to, part))
  writeList(to, notes, (note) => {
    encoding.writeVarString(to, note.doc)
    encoding.writeVarUint8Array(to, note.update)
  })
  return encoding.toUint8Array(to)
}

/** Inverse of `encodeMonth`. */
export const decodeMonth = (file: Uint8Array): MonthFile => {
  const from = decoding.createDecoder(file)
  return {
    doc: decoding.readVarString(from) as TalkDocId,
    past: readList(from, () => readPart(from)),
    live: readList(from, () => readPart(from)),
    notes: readList(from, () => ({ doc: decoding.readVarString(from) as NoteDocId, update: bytes(from) })),
  }
}
