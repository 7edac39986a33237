import { own } from '../crypto/bytes'
import type { PlacedEvent } from '../events/event'
import { encodeRuns } from '../events/encodeRuns'
import { streamsOf } from '../events/mergeStreams'
import { hasStreamOf, NO_HEADS, unpackHeads } from '../events/packHeads'
import { readRows, readStored } from '../events/readRuns'
import type { Content } from '../contents/words'
import type { About, DocumentStore, DocumentSummary, HeldEpoch, Notable, StreamHead } from '../ports/documentStore.port'
import type { HeavyWork, Part } from '../ports/heavyWork.port'
import type { DeviceId, DocId, NoteDocId, RoomId, StreamDocId, TalkDocId } from '../protocol/ids'
import { isStreamDoc } from '../protocol/ids'
import { checkReach, decodeVector, summariseStreams } from './digests'
import { Problem } from '../protocol/problem'
import type { LogWriter } from './logWriter'
import { behind, checkEnds, headsOf, lostOf, mendLog, noteSummaryOf, placesBeyond, unsaidOf } from './mend'
import { checkNoteUpdate, wholeNote } from './noteUpdates'
import type { Streams } from './streams'
import { createStreams } from './streams'

type Bytes = Uint8Array<ArrayBuffer>

/** The length of a state vector that speaks of nobody. */
const EMPTY = 1
/** Above so many updates behind a snapshot, reading the whole is as fast. */
const MANY_ROWS = 2_000

/** `summarised`: the document's summary speaks of it. `stored`: it is on disk. */
export type Appending = { readonly summarised: Promise<void>; readonly stored: Promise<void> }

/**
 * Where the streams of a mended document end on the disk, and how long they were before: shorter, if something could be
 * read again that had stood behind a gap.
 */
export type Mended = { readonly onDisk: readonly StreamHead[]; readonly before: ReadonlyMap<number, number> }

/** Part of a document could not be read. */
export type OnTorn = (doc: DocId, mended: Mended) => void

/** What is written in one go with an update: those of its events that are found from elsewhere too, words, secrets. */
export type Along = {
  readonly notables: readonly Notable[]
  readonly contents: readonly Content[]
  readonly epochs?: readonly HeldEpoch[]
}
const NOTHING: Along = { notables: [], contents: [] }

/** The documents of one room as bytes: on disk, and what is on its way there. */
export type RoomFiles = {
  summary(doc: DocId): DocumentSummary | undefined
  summaries(): readonly DocumentSummary[]
  streamDocs(): readonly StreamDocId[]
  /** How many documents there are. */
  count(): number
  /** Puts a checked update behind the others. */
  append(doc: DocId, update: Uint8Array<ArrayBuffer>, summarise: () => Promise<DocumentSummary>): Appending
  /** The same for streams, which are as they are now. */
  appendStreams(doc: StreamDocId, update: Uint8Array<ArrayBuffer>, streams: Streams, along?: Along): Appending
  /** Looks for documents of which nothing is known, and the disk has something all the same: then they are mended. */
  seek(docs: readonly DocId[]): Promise<void>
  /** Writes down what has become known of a document's streams since (`complete`). */
  refresh(doc: StreamDocId): void
  /** Resolves when the summaries speak of everything appended so far. */
  settled(): Promise<void>
  /** Everything there is of a document, merged. */
  whole(doc: DocId): Promise<Uint8Array<ArrayBuffer>>
  /** What a state vector lacks, in pieces that can each be applied by themselves in order. Nothing is opened for it. */
  lacking(doc: DocId, vector: ReadonlyMap<number, number>, part?: Part): Promise<readonly Uint8Array<ArrayBuffer>[]>
  /** Where the streams of a document end; empty for one that is not here. */
  streams(doc: StreamDocId): Streams
  /** Which streams a device writes, in all documents. */
  streamsBy(device: DeviceId): readonly { readonly doc: StreamDocId; readonly client: number }[]
  /** How many entries of a stream were here when the room was opened. */
  lengthAtStart(doc: StreamDocId, client: number): number
  /** Of a document that was mended in this session, what can be read and stands behind what cannot. */
  behindGaps(doc: StreamDocId): Promise<readonly PlacedEvent[]>
  /** Every event of a document, each stream in its order. Nothing of it stays in memory. */
  events(doc: StreamDocId): Promise<readonly PlacedEvent[]>
  /** The newest messages of a talk document and all that came after its last snapshot; undefined if not kept ready. */
  newest(doc: TalkDocId): Promise<{ readonly since: number; readonly events: readonly PlacedEvent[] } | undefined>
  /** Whether anything of a document is not known to be on disk yet. */
  isUnderway(doc: DocId): boolean
  /** Notable events that are not known to be on disk yet. */
  unwritten(about: About): readonly Notable[]
}

export const openRoomFiles = async (given: {
  readonly store: DocumentStore
  readonly room: RoomId
  readonly self: DeviceId
  readonly writer: LogWriter
  readonly work: HeavyWork
  /** Part of a document could not be read, and is to be had from members. */
  readonly onTorn: OnTorn
  /** What of a document this machine has written in this session, in streams that it may go on with. */
  readonly writtenHere: (doc: StreamDocId) => readonly Uint8Array<ArrayBuffer>[]
}): Promise<RoomFiles> => {
  const { store, room, self, writer, work, onTorn, writtenHere } = given
  const summaries = new Map<DocId, DocumentSummary>()
  for (const summary of await store.summaries(room)) summaries.set(summary.doc, summary)
  const atStart = new Map(summaries)
  const lengthsAtStart = new Map<StreamDocId, ReadonlyMap<number, number>>()
  /** Appended, and not known to be on disk yet. */
  const underway = new Map<DocId, Set<Uint8Array<ArrayBuffer>>>()
  /** What has come to be on disk since a document is being mended. */
  const landed = new Map<DocId, Uint8Array<ArrayBuffer>[]>()
  const open = new Map<StreamDocId, Streams>()
  const unwritten = new Set<Notable>()

  const updates = async (doc: DocId): Promise<Uint8Array<ArrayBuffer>[]> => {
    // First what is under way: what reaches the disk between the two looks is then in both, which does no harm.
    const pending = [...(underway.get(doc) ?? [])]
    return [...(await store.load(room, doc)), ...pending]
  }

  /** Summaries are hashed one after the other, so that the last one appended is the one that stays. */
  const turns = new Map<DocId, Promise<void>>()
  const inTurn = <T>(doc: DocId, task: () => Promise<T>): Promise<T> => {
    const result = (turns.get(doc) ?? Promise.resolve()).then(task)
    const ended = result.then(
      () => undefined,
      () => undefined,
    )
    turns.set(doc, ended)
    void ended.then(() => turns.get(doc) === ended && turns.delete(doc))
    return result
  }

  const appendWith = (
    doc: DocId,
    update: Uint8Array<ArrayBuffer>,
    summarise: () => Promise<DocumentSummary>,
    { notables, contents, epochs = [] }: Along,
  ): Appending => {
    const pending = underway.get(doc) ?? new Set()
    underway.set(doc, pending)
    pending.add(update)
    for (const notable of notables) unwritten.add(notable)
    const placed = inTurn(doc, async () => {
      const summary = await summarise()
      summaries.set(doc, summary)
      return { written: writer.write({ updates: [{ summary, update }], notables, contents, epochs }) }
    })
    const stored = placed
      .then(({ written }) => written)
      .then(() => {
        pending.delete(update)
        landed.get(doc)?.push(update)
        for (const notable of notables) unwritten.delete(notable)
      })
    return { summarised: placed.then(() => undefined), stored }
  }

  const streams = (doc: StreamDocId): Streams => {
    const known = open.get(doc)
    if (known) return known
    const fresh = createStreams(unpackHeads(summaries.get(doc)?.heads ?? NO_HEADS), () => events(doc))
    open.set(doc, fresh)
    return fresh
  }

  const refresh = (doc: StreamDocId): void => {
    const heads = streams(doc).heads()
    void inTurn(doc, async () => {
      const summary = await summariseStreams(doc, heads)
      summaries.set(doc, summary)
      void writer.write({ summaries: [summary] })
    })
  }

  /** Of these something good lies behind what was damaged: from which place on, for each such stream. */
  const gaps = new Map<DocId, ReadonlyMap<number, number>>()
  const isGapFilled = (doc: DocId, its: Streams): boolean =>
    [...(gaps.get(doc) ?? [])].some(([client, place]) => its.length(client) >= place)

  /** Lets the streams end where what can be read of them ends. `since` has reached the disk since. Returns how long they were. */
  const refit = async (
    doc: StreamDocId,
    good: readonly Bytes[],
    since: readonly Bytes[],
  ): Promise<Mended['before']> => {
    const its = streams(doc)
    for (;;) {
      const pending = new Set(underway.get(doc))
      const all = [...good, ...since, ...pending]
      const heads = await headsOf(all, doc, its.heads())
      // What has been appended meanwhile would be missing; what has reached the disk only has changed places.
      if ([...(underway.get(doc) ?? [])].some((update) => !pending.has(update))) continue
      const before = new Map(its.heads().map(({ client, length }) => [client, length]))
      its.reset(heads)
      gaps.set(doc, placesBeyond(all, heads))
      return before
    }
  }

  /**
   * What the disk has lost of what was written in this session: perhaps nobody else has it. What is on its way there is left
   * out: it comes with its words, and with what is noted of it, or not at all.
   */
  const knownOf = (doc: DocId, left: readonly Bytes[]): readonly Bytes[] => {
    if (!isStreamDoc(doc)) return []
    const onItsWay = placesBeyond([...(underway.get(doc) ?? [])], [])
    const storedOf = (client: number): number =>
      Math.min(streams(doc).length(client), onItsWay.get(client) ?? Number.POSITIVE_INFINITY)
    return lostOf(writtenHere(doc), left, storedOf)
  }

  /** Of notes: what can be read, and builds upon something that the disk has lost. */
  const beyond = new Map<DocId, readonly Bytes[]>()
  const noteOf = (doc: DocId, updates: readonly Bytes[]): Bytes => {
    const whole = wholeNote(updates)
    if (whole.beyond.length > 0) beyond.set(doc, whole.beyond)
    else beyond.delete(doc)
    return whole.update
  }
  const fitsNow = (doc: DocId): boolean => {
    const here = decodeVector(summaries.get(doc)?.stateVector ?? new Uint8Array([0]))
    return (beyond.get(doc) ?? []).some((update) => checkNoteUpdate(update, here, Infinity) === 'fits')
  }

  const mending = new Map<DocId, Promise<void>>()
  /** Keeps of a document what can be read, or is known here. The rest is lacking from then on, so that members are asked for it. */
  const mend = (doc: DocId): Promise<void> => {
    const known = mending.get(doc)
    if (known) return known
    let [good, before]: [readonly Uint8Array<ArrayBuffer>[], Mended['before']] = [[], new Map()]
    const since: Uint8Array<ArrayBuffer>[] = []
    landed.set(doc, since)
    const mended = inTurn(doc, async () => {
      good = await mendLog(store, room, doc, (left) => knownOf(doc, left))
      let [summary, notables]: [DocumentSummary | undefined, readonly Notable[]] = [undefined, []]
      if (isStreamDoc(doc)) {
        before = await refit(doc, good, since)
        if (gaps.get(doc)?.size) notables = await unsaidOf([...good, ...since], doc, streams(doc), self)
        summary = await summariseStreams(doc, streams(doc).heads())
      } else summary = await noteSummaryOf(noteOf(doc, [...good, ...(underway.get(doc) ?? [])]), doc as NoteDocId)
      summaries.set(doc, summary)
      void writer.write({ summaries: [summary], notables })
    }).finally(() => mending.delete(doc))
    mending.set(doc, mended)
    return mended
      .then(async () => {
        // What was appended meanwhile may have summed up streams as they were.
        if (isStreamDoc(doc)) refresh(doc)
        await tellMended(doc, before, good, since)
      })
      .finally(() => landed.get(doc) === since && landed.delete(doc))
  }

  /** As it is in the moment in which it is told. */
  const tellMended = async (
    doc: DocId,
    before: Mended['before'],
    good: readonly Uint8Array<ArrayBuffer>[],
    since: readonly Uint8Array<ArrayBuffer>[],
  ): Promise<void> => {
    if (!isStreamDoc(doc)) return onTorn(doc, { onDisk: [], before })
    for (;;) {
      const rows = [...good, ...since]
      const onDisk = await headsOf(rows, doc, [])
      if (rows.length === good.length + since.length) return onTorn(doc, { onDisk, before })
    }
  }

  /** Reads of a document; if what lies on the disk is damaged, what is left of it. The disk's own Problems are thrown. */
  const reading = async <T>(doc: DocId, read: () => Promise<T>): Promise<T> => {
    try {
      return await read()
    } catch (error) {
      if (error instanceof Problem) throw error
      await mend(doc)
      return readable(doc, read)
    }
  }

  /** How many events the streams have. */
  const lengthOf = (doc: StreamDocId): number =>
    streams(doc)
      .heads()
      .reduce((sum, { length }) => sum + length, 0)

  /** Throws if fewer were read than there were before, or more than there are: a gap has been filled since an earlier start. */
  const checkLength = (doc: StreamDocId, read: number, before: number): void => {
    if (read < before || read > lengthOf(doc)) throw new Error(`${doc} has ${read} events, not ${lengthOf(doc)}`)
  }

  const events = (doc: StreamDocId): Promise<readonly PlacedEvent[]> =>
    reading(doc, async () => {
      const [known, ends] = [lengthOf(doc), streams(doc).heads()]
      const all = await readStored(await updates(doc), doc)
      checkLength(doc, all.length, known)
      // What is damaged there would be taken for something else that its author had signed.
      checkEnds(doc, all, ends)
      return all
    })

  /** It leaves this machine: as what a member lacks who has nothing, it is checked to its last entry. */
  const wholeStreams = async (
    doc: StreamDocId,
    all: readonly Uint8Array<ArrayBuffer>[],
    reach: ReadonlyMap<number, number>,
  ): Promise<Uint8Array<ArrayBuffer>> => {
    await work.lacking(doc, all, new Map(), reach, 'all')
    const its = streamsOf(all)
    const length = its.reduce((sum, { texts }) => sum + texts.length, 0)
    checkLength(doc, length, 0)
    const [only] = all
    if (all.length === 1 && only && placesBeyond(all, streams(doc).heads()).size === 0) return own(only)
    // What stands behind a gap is not part of a stream yet, and nobody would take it.
    return encodeRuns(its.map(({ client, texts }) => ({ client, from: 0, texts })))
  }

  const whole = (doc: DocId): Promise<Uint8Array<ArrayBuffer>> =>
    reading(doc, async () => {
      const summary = summaries.get(doc)
      const reach = summary ? decodeVector(summary.stateVector) : new Map<number, number>()
      const all = await updates(doc)
      if (isStreamDoc(doc)) return wholeStreams(doc, all, reach)
      const merged = noteOf(doc, all)
      checkReach(merged, reach)
      return merged
    })

  return {
    settled: async () => {
      await Promise.all(turns.values())
    },
    summary: (doc) => summaries.get(doc),
    // Of what was damaged nothing may be left: there is nothing to compare then, or to ask for.
    summaries: () => [...summaries.values()].filter(({ stateVector }) => stateVector.length > EMPTY),
    streamDocs: () => [...summaries.keys()].filter(isStreamDoc),
    count: () => summaries.size,
    append: (doc, update, summarise) => {
      const appending = appendWith(doc, update, summarise, NOTHING)
      // Should the disk refuse, that shows at the next look.
      if (beyond.has(doc))
        void appending.stored.then(() => (fitsNow(doc) ? mend(doc) : undefined)).catch(() => undefined)
      return appending
    },
    appendStreams: (doc, update, its, along = NOTHING) => {
      // The heads of this moment: a summary must never speak of what stands behind it in the log.
      const heads = its.heads()
      const appending = appendWith(doc, update, () => summariseStreams(doc, heads), along)
      // It may fill the gap. Should the disk refuse, that shows at the next look.
      if (isGapFilled(doc, its)) void appending.stored.then(() => mend(doc)).catch(() => undefined)
      return appending
    },
    refresh,
    seek: async (docs) => {
      for (const doc of docs)
        if (!summaries.has(doc) && (await store.load(room, doc)).length > 0 && !summaries.has(doc)) await mend(doc)
    },
    whole,
    lacking: async (doc, vector, part = 'all') =>
      reading(doc, async () => {
        const summary = summaries.get(doc)
        if (!summary) return []
        return work.lacking(doc, await updates(doc), vector, decodeVector(summary.stateVector), part, summary.heads)
      }),
    streams,
    streamsBy: (device) =>
      [...summaries].flatMap(([doc, { heads }]) => {
        if (!isStreamDoc(doc) || !(open.has(doc) || hasStreamOf(heads, device))) return []
        const its = streams(doc).heads()
        return its.flatMap((head) => (head.device === device ? [{ doc, client: head.client }] : []))
      }),
    lengthAtStart: (doc, client) => {
      const known =
        lengthsAtStart.get(doc) ??
        new Map(unpackHeads(atStart.get(doc)?.heads ?? NO_HEADS).map((head) => [head.client, head.length]))
      lengthsAtStart.set(doc, known)
      return known.get(client) ?? 0
    },
    behindGaps: async (doc) => (gaps.get(doc)?.size ? behind(await updates(doc), doc, streams(doc)) : []),
    events,
    newest: (doc) =>
      reading(doc, async () => {
        const pending = [...(underway.get(doc) ?? [])]
        const found = await store.newest(room, doc)
        if (!found || found.updates.length > MANY_ROWS) return undefined
        const later = await readRows([...found.updates, ...pending], doc)
        return { since: found.kept.since, events: [...found.kept.posts, ...later] }
      }),
    isUnderway: (doc) => (underway.get(doc)?.size ?? 0) > 0,
    unwritten: (about) => [...unwritten].filter((notable) => notable.about.includes(about)),
  }
}

const readable = async <T>(doc: DocId, read: () => Promise<T>): Promise<T> => {
  try {
    return await read()
  } catch (cause) {
    throw new Problem('database-broken', `${doc} can’t be read`, { cause })
  }
}
