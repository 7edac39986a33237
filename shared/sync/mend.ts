import { listedTitleOf } from '../documents/noteDocument'
import type { PlacedEvent } from '../events/event'
import { encodeRuns } from '../events/encodeRuns'
import { streamsOf } from '../events/mergeStreams'
import { readEntries } from '../events/readEntries'
import { readRows, readStored } from '../events/readRuns'
import { salvage } from '../events/salvage'
import type { DocumentStore, DocumentSummary, Notable, StreamHead } from '../ports/documentStore.port'
import type { DeviceId, DocId, NoteDocId, RoomId, StreamDocId } from '../protocol/ids'
import { isStreamDoc, signedDocName } from '../protocol/ids'
import { Problem } from '../protocol/problem'
import { summariseNote } from './digests'
import { checkNoteUpdate, raise } from './noteUpdates'
import type { Streams } from './streams'

type Bytes = Uint8Array<ArrayBuffer>

/** How often it is begun anew when a document's log is merged meanwhile. */
const TRIES = 3

/** Of a note's updates those that can still be read, also where they build upon something that cannot: members may have that. */
const salvageNote = (updates: readonly Bytes[]): Bytes[] => {
  const known = new Map<number, number>()
  return updates.filter((update) => {
    // However much it has become here.
    const check = checkNoteUpdate(update, known, Infinity)
    if (check === 'fits') raise(known, update)
    return check === 'fits' || check === 'gap'
  })
}

/** A room is called by the event that founded it. */
const hasFounding = async (ledger: readonly Bytes[], room: RoomId): Promise<boolean> =>
  (await readStored(ledger, 'ledger')).some(({ id }) => id === (room as string))

/**
 * What of these streams, which were `written` in this session, is not among `good`: up to where they are known to go, since
 * what is being written just now may go nowhere.
 */
export const lostOf = (
  written: readonly Bytes[],
  good: readonly Bytes[],
  lengthOf: (client: number) => number,
): readonly Bytes[] => {
  const kept = new Map(streamsOf(good).map(({ client, texts }) => [client, texts.length]))
  return streamsOf(written).flatMap(({ client, texts }) => {
    const from = kept.get(client) ?? 0
    const lost = texts.slice(from, lengthOf(client))
    return lost.length > 0 ? [encodeRuns([{ client, from, texts: lost }])] : []
  })
}

/**
 * Puts what can still be read of a document, and what is `known` to be missing there, in the place of what lies on the disk.
 * Gives that, as updates. Throws the store's Problem, or `database-broken` if the log changes all the while, or is a ledger of which the beginning is lost: that
 * is left as it is, since no member could be asked for it.
 */
export const mendLog = async (
  store: DocumentStore,
  room: RoomId,
  doc: DocId,
  known: (good: readonly Bytes[]) => readonly Bytes[],
): Promise<readonly Bytes[]> => {
  for (let at = 0; at < TRIES; at += 1) {
    const all = await store.load(room, doc)
    const left = isStreamDoc(doc) ? await salvage(all, signedDocName(room, doc), doc) : salvageNote(all)
    const good = [...left, ...known(left)]
    if (doc === 'ledger' && !(await hasFounding(good, room)))
      throw new Problem('database-broken', 'of the ledger nothing is left that a room could be opened with')
    if (await store.replaceLog(room, doc, all, good)) return good
  }
  throw new Problem('database-broken', `${doc} could not be mended`)
}

/** Where streams end that consist of these updates; `before` is what was known of them. */
export const headsOf = async (
  updates: readonly Bytes[],
  doc: StreamDocId,
  before: readonly StreamHead[],
): Promise<readonly StreamHead[]> => {
  const complete = new Map(before.map((head) => [head.client, head.complete]))
  const last = new Map<number, PlacedEvent>()
  for (const placed of await readStored(updates, doc)) last.set(placed.client, placed)
  return [...last.values()].map(({ client, id, event: { seq, device, at } }) => {
    const length = seq + 1
    return { client, length, last: id, device, at, complete: Math.min(length, complete.get(client) ?? 0) }
  })
}

/** Throws if a stream does not end as it is known to: in what stands before its end, each entry vouches for the one before. */
export const checkEnds = (doc: StreamDocId, read: readonly PlacedEvent[], ends: readonly StreamHead[]): void => {
  const byClient = new Map(ends.map((head) => [head.client, head]))
  for (const { client, id, event } of read) {
    const end = byClient.get(client)
    if (event.seq + 1 === end?.length && id !== end.last) throw new Error(`${doc} is damaged at the end of a stream`)
  }
}

/** Of streams of which something stands behind a gap, to be of use once that is filled: at which place it begins. */
export const placesBeyond = (updates: readonly Bytes[], heads: readonly StreamHead[]): ReadonlyMap<number, number> => {
  const lengths = new Map(heads.map(({ client, length }) => [client, length]))
  const places = new Map<number, number>()
  for (const update of updates)
    for (const { client, clock } of readEntries(update))
      if (clock >= (lengths.get(client) ?? 0)) places.set(client, Math.min(clock, places.get(client) ?? clock))
  return places
}

/** What of these updates stands behind where its stream ends. */
export const behind = async (
  updates: readonly Bytes[],
  doc: StreamDocId,
  its: Pick<Streams, 'length'>,
): Promise<readonly PlacedEvent[]> =>
  (await readRows(updates, doc)).filter(({ client, event }) => event.seq >= its.length(client))

/**
 * Messages of this device among them: to be noted together with the mending, since a process that ends between the two would leave
 * nothing by which they are found.
 */
export const unsaidOf = async (
  updates: readonly Bytes[],
  doc: StreamDocId,
  its: Pick<Streams, 'length'>,
  self: DeviceId,
): Promise<readonly Notable[]> =>
  (await behind(updates, doc, its)).flatMap((placed) =>
    placed.event.device === self && placed.event.kind === 'message' ? [{ placed, about: ['unsaid'] } as Notable] : [],
  )

/** Those of a document's events that stand beyond where its streams ended. */
export const beyond = <Event extends PlacedEvent>(
  events: readonly Event[],
  ends: ReadonlyMap<number, number>,
): readonly Event[] => events.filter(({ client, event }) => event.seq >= (ends.get(client) ?? 0))

/** What is said of a note that is all of `whole`, with the title by which it is listed. Throws for what is no update. */
export const noteSummaryOf = (whole: Bytes, doc: NoteDocId): Promise<DocumentSummary> =>
  summariseNote(doc, whole, listedTitleOf(whole))
