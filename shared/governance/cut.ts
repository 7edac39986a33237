import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { fromBase64url, toBase64url } from '../crypto/base64url'
import type { Cut } from '../events/event'
import type { Month, TalkDocId } from '../protocol/ids'
import { isDocId } from '../protocol/ids'
import { limits } from '../protocol/limits'

/**
 * How much of somebody's streams a member had seen: entries from the start, by document and clientID. Only talk
 * documents: what counts in the ledger is decided by what its events had seen of each other.
 */
export type Extent = ReadonlyMap<TalkDocId, ReadonlyMap<number, number>>

/** Of the 800 characters of base64url. */
const BYTES = Math.floor((limits.cut * 3) / 4)
const FIRST_YEAR = 2000
const HALF = 2 ** 32

const monthNumber = (doc: TalkDocId): number => (Number(doc.slice(5, 9)) - FIRST_YEAR) * 12 + Number(doc.slice(10)) - 1
const docOfNumber = (month: number): TalkDocId => {
  const year = String(FIRST_YEAR + Math.floor(month / 12)).padStart(4, '0')
  return `talk/${`${year}-${String((month % 12) + 1).padStart(2, '0')}` as Month}`
}

/**
 * The extent as texts that each fit into one event; one at least. A piece is a row of documents (month since 2000,
 * number of streams) with their streams (clientID in 7 bytes, length): at most ten bytes a stream, 59 streams to a piece.
 * Newest documents first; the same extent gives the same texts.
 */
export const encodeCut = (extent: Extent): readonly Cut[] => {
  const pieces: Uint8Array[] = []
  let piece = encoding.createEncoder()
  for (const [doc, streams] of [...extent].sort(([a], [b]) => (a < b ? 1 : -1))) {
    let waiting = [...streams].filter(([, length]) => length > 0).sort(([a], [b]) => a - b)
    while (waiting.length > 0) {
      const room = Math.floor((BYTES - encoding.length(piece) - DOCUMENT) / STREAM)
      if (room > 0) writeStreams(piece, doc, waiting.slice(0, room))
      waiting = waiting.slice(Math.max(0, room))
      if (waiting.length === 0) break
      pieces.push(encoding.toUint8Array(piece))
      piece = encoding.createEncoder()
    }
  }
  pieces.push(encoding.toUint8Array(piece))
  return pieces.map(toBase64url)
}

/** The most that a document and a stream take, in bytes: two numbers of at most three; seven, and one of at most three. */
const DOCUMENT = 6
const STREAM = 10

const writeStreams = (to: encoding.Encoder, doc: TalkDocId, streams: readonly (readonly [number, number])[]): void => {
  encoding.writeVarUint(to, monthNumber(doc))
  encoding.writeVarUint(to, streams.length)
  for (const [client, length] of streams) {
    encoding.writeUint8(to, Math.floor(client / HALF / 2 ** 16))
    encoding.writeUint16(to, Math.floor(client / HALF) % 2 ** 16)
    encoding.writeUint32(to, client % HALF)
    encoding.writeVarUint(to, length)
  }
}

/** Inverse of `encodeCut`, of one piece. Undefined for whatever is not one: nothing is half believed. */
export const decodeCut = (cut: Cut): Extent | undefined => {
  const extent = new Map<TalkDocId, Map<number, number>>()
  try {
    const decoder = decoding.createDecoder(fromBase64url(cut))
    while (decoding.hasContent(decoder)) {
      const doc = docOfNumber(decoding.readVarUint(decoder))
      const count = decoding.readVarUint(decoder)
      if (!isDocId(doc)) return undefined
      const streams = extent.get(doc) ?? new Map<number, number>()
      extent.set(doc, streams)
      for (let at = 0; at < count; at += 1) streams.set(readClient(decoder), decoding.readVarUint(decoder))
    }
  } catch {
    // Cut short, or no base64url: its author can't have meant anything by it.
    return undefined
  }
  return extent
}

/** lib0 reads on behind the end without a word. */
const readClient = (decoder: decoding.Decoder): number => {
  if (decoder.pos + CLIENT > decoder.arr.length) throw new Error('breaks off')
  const client = (decoding.readUint8(decoder) * 2 ** 16 + decoding.readUint16(decoder)) * HALF
  return client + decoding.readUint32(decoder)
}
const CLIENT = 7

/** Everything that any of them holds. */
export const joinExtents = (extents: readonly Extent[]): Extent => {
  const all = new Map<TalkDocId, Map<number, number>>()
  for (const extent of extents) {
    for (const [doc, streams] of extent) {
      const known = all.get(doc) ?? new Map<number, number>()
      all.set(doc, known)
      for (const [client, length] of streams) known.set(client, Math.max(known.get(client) ?? 0, length))
    }
  }
  return all
}
