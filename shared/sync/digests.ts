import * as Y from 'yjs'
import { concat, utf8 } from '../crypto/bytes'
import { hashOf } from '../crypto/hash'
import { NO_HEADS, packHeads } from '../events/packHeads'
import type { DocumentSummary, StreamHead } from '../ports/documentStore.port'
import type { Hash, NoteDocId, StreamDocId } from '../protocol/ids'

/** Sorted by clientID. */
const sorted = (heads: readonly StreamHead[]): StreamHead[] => [...heads].sort((a, b) => a.client - b.client)

/** Streams are compared by where they end: equal last hashes mean equal chains below. */
export const summariseStreams = async (doc: StreamDocId, heads: readonly StreamHead[]): Promise<DocumentSummary> => {
  const inOrder = sorted(heads)
  const digest = await hashOf(JSON.stringify(inOrder.map(({ client, length, last }) => [client, length, last])))
  const vector = new Map(inOrder.map(({ client, length }) => [client, length]))
  return { doc, stateVector: encodeVector(vector), digest, heads: packHeads(inOrder) }
}

/** Notes are compared by their state vector and what is deleted in them. */
export const summariseNote = async (doc: NoteDocId, update: Uint8Array, title: string): Promise<DocumentSummary> => {
  const vector = vectorOfUpdate(update)
  const deleted = deletedRanges(update)
  const digest = await hashOf(JSON.stringify([[...vector].sort(([a], [b]) => a - b), deleted]))
  return { doc, stateVector: encodeVector(vector), digest, heads: NO_HEADS, title }
}

/** One hash over all documents, in the order of their names. */
export const roomDigest = (summaries: readonly DocumentSummary[]): Promise<Hash> => {
  const lines = summaries.map(({ doc, digest }) => `${doc} ${digest}\n`).sort()
  return hashOf(concat(...lines.map(utf8)))
}

/** An encoded Yjs state vector. */
export const encodeVector = (vector: ReadonlyMap<number, number>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Y.encodeStateVector(new Map(vector)))

/** Inverse of `encodeVector`. Throws when it is not one. */
export const decodeVector = (bytes: Uint8Array): Map<number, number> => Y.decodeStateVector(bytes)

/** How far an update reaches without a gap, client by client. */
export const vectorOfUpdate = (update: Uint8Array): Map<number, number> =>
  Y.decodeStateVector(Y.encodeStateVectorFromUpdate(update))

/** Throws when an update does not go as far as the document that it is to be. */
export const checkReach = (update: Uint8Array, reach: ReadonlyMap<number, number>): void => {
  const here = vectorOfUpdate(update)
  for (const [client, end] of reach)
    if ((here.get(client) ?? 0) < end) throw new Error(`${client} does not reach ${end} any more`)
}

/** What an update deletes: [client, [[clock, length], …]], sorted and joined, so that equal deletions read equal. */
const deletedRanges = (update: Uint8Array): [number, [number, number][]][] => {
  const all: [number, [number, number][]][] = []
  for (const [client, items] of Y.decodeUpdate(update).ds.clients) {
    const ranges: [number, number][] = []
    for (const { clock, len } of [...items].sort((a, b) => a.clock - b.clock)) {
      const last = ranges.at(-1)
      if (last && clock <= last[0] + last[1]) last[1] = Math.max(last[1], clock + len - last[0])
      else ranges.push([clock, len])
    }
    all.push([client, ranges])
  }
  return all.sort(([a], [b]) => a - b)
}
