import * as Y from 'yjs'
import type { CheckedRun } from '../events/readRuns'
import { readRuns } from '../events/readRuns'
import type { DocumentStore, DocumentSummary } from '../ports/documentStore.port'
import type { DocId, RoomId, StreamDocId } from '../protocol/ids'
import { isStreamDoc } from '../protocol/ids'
import { own } from '../crypto/bytes'
import { decodeVector, encodeVector, summariseStreams, vectorOfUpdate } from './digests'
import type { LogWriter } from './logWriter'
import type { Streams } from './streams'
import { createStreams } from './streams'

/** An answer to a want is cut into pieces of about this size. */
const PIECE = 512 * 1024
/** What one signed event takes in an update, measured on messages; only for cutting pieces. */
const EVENT = 420

/** `summarised`: the document's summary speaks of it. `stored`: it is on disk. */
export type Appending = { readonly summarised: Promise<void>; readonly stored: Promise<void> }

/** The documents of one room as bytes: on disk, and what is on its way there. */
export type RoomFiles = {
  summary(doc: DocId): DocumentSummary | undefined
  summaries(): readonly DocumentSummary[]
  /** How many documents there are. */
  count(): number
  /** Puts a checked update behind the others. */
  append(doc: DocId, update: Uint8Array<ArrayBuffer>, summarise: () => Promise<DocumentSummary>): Appending
  /** The same for streams, which are as they are now. */
  appendStreams(doc: StreamDocId, update: Uint8Array<ArrayBuffer>, streams: Streams): Appending
  /** Resolves when the summaries speak of everything appended so far. */
  settled(): Promise<void>
  /** Everything there is of a document, merged. */
  whole(doc: DocId): Promise<Uint8Array<ArrayBuffer>>
  /** What a state vector lacks, in pieces that can each be applied by themselves in order. Nothing is opened for it. */
  lacking(doc: DocId, vector: ReadonlyMap<number, number>): Promise<readonly Uint8Array<ArrayBuffer>[]>
  /** Of an update, what belongs to these streams. */
  onlyStreams(update: Uint8Array, clients: ReadonlySet<number>): Uint8Array<ArrayBuffer>
  streams(doc: StreamDocId): Promise<Streams>
}

export const openRoomFiles = async (given: {
  readonly store: DocumentStore
  readonly room: RoomId
  readonly writer: LogWriter
}): Promise<RoomFiles> => {
  const { store, room, writer } = given
  const summaries = new Map<DocId, DocumentSummary>()
  for (const summary of await store.summaries(room)) summaries.set(summary.doc, summary)
  /** Appended, and not known to be on disk yet. */
  const underway = new Map<DocId, Set<Uint8Array<ArrayBuffer>>>()
  const open = new Map<StreamDocId, Promise<Streams>>()

  const updates = async (doc: DocId): Promise<Uint8Array<ArrayBuffer>[]> => {
    // First what is under way: what reaches the disk between the two looks is then in both, which does no harm.
    const pending = [...(underway.get(doc) ?? [])]
    return [...(await store.load(room, doc)), ...pending]
  }

  /** Summaries are hashed one after the other, so that the last one appended is the one that stays. */
  const turns = new Map<DocId, Promise<void>>()
  const append: RoomFiles['append'] = (doc, update, summarise) => {
    const pending = underway.get(doc) ?? new Set()
    underway.set(doc, pending)
    pending.add(update)
    const placed = (turns.get(doc) ?? Promise.resolve()).then(async () => {
      const summary = await summarise()
      summaries.set(doc, summary)
      return { written: writer.write({ updates: [{ summary, update }] }) }
    })
    const summarised = placed.then(() => undefined)
    turns.set(
      doc,
      summarised.catch(() => undefined),
    )
    const stored = placed.then(({ written }) => written).then(() => void pending.delete(update))
    return { summarised, stored }
  }

  const whole = async (doc: DocId): Promise<Uint8Array<ArrayBuffer>> => {
    const all = await updates(doc)
    return own(all.length === 1 && all[0] ? all[0] : Y.mergeUpdates(all))
  }

  const readStreams = async (doc: StreamDocId): Promise<Streams> => {
    const streams = createStreams()
    const runs: CheckedRun[] = []
    for (const update of await updates(doc)) runs.push(...(await readRuns(update, doc)))
    for (const { entries } of runs.sort((a, b) => a.from - b.from))
      for (const { placed } of entries) streams.add(placed)
    return streams
  }

  const lacking = async (
    doc: DocId,
    vector: ReadonlyMap<number, number>,
  ): Promise<readonly Uint8Array<ArrayBuffer>[]> => {
    const summary = summaries.get(doc)
    if (!summary) return []
    const all = await whole(doc)
    if (!isStreamDoc(doc)) return [own(Y.diffUpdate(all, encodeVector(vector)))]
    const here = decodeVector(summary.stateVector)
    return pieces(here, vector).map((piece) => {
      // Of the streams in no piece, nothing is wanted: as if the asker had all of them.
      const asked = new Map(
        [...here].map(([client, length]) => [client, piece.has(client) ? (vector.get(client) ?? 0) : length]),
      )
      return own(Y.diffUpdate(all, encodeVector(asked)))
    })
  }

  return {
    settled: async () => {
      await Promise.all(turns.values())
    },
    summary: (doc) => summaries.get(doc),
    summaries: () => [...summaries.values()],
    count: () => summaries.size,
    append,
    appendStreams: (doc, update, streams) => {
      // The heads of this moment: a summary must never speak of what stands behind it in the log.
      const heads = streams.heads()
      return append(doc, update, () => summariseStreams(doc, heads))
    },
    whole,
    lacking,
    onlyStreams: (update, clients) => {
      const others = [...vectorOfUpdate(update)].map(([client, end]): [number, number] => [
        client,
        clients.has(client) ? 0 : end,
      ])
      return own(Y.diffUpdate(update, encodeVector(new Map(others))))
    },
    streams: (doc) => {
      const known = open.get(doc) ?? readStreams(doc)
      open.set(doc, known)
      return known
    },
  }
}

/** Groups the streams that lack something so that each group's entries make about one piece. */
const pieces = (here: ReadonlyMap<number, number>, there: ReadonlyMap<number, number>): Set<number>[] => {
  const groups: Set<number>[] = []
  let size = PIECE
  for (const [client, length] of here) {
    const more = length - (there.get(client) ?? 0)
    if (more <= 0) continue
    if (size + more * EVENT > PIECE) {
      groups.push(new Set())
      size = 0
    }
    groups.at(-1)?.add(client)
    size += more * EVENT
  }
  return groups
}
