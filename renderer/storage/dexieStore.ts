import * as Y from 'yjs'
import { sizeOf } from './sizeOf'
import { mergeStreams } from '#shared/events/mergeStreams'
import { newestOf } from '#shared/events/newestOf'
import type { About, Commit, DocumentStore, DocumentSummary } from '#shared/ports/documentStore.port'
import type { DocId, Hash, RoomId, TalkDocId } from '#shared/protocol/ids'
import { isStreamDoc, isTalkDoc } from '#shared/protocol/ids'
import { asProblem } from '#shared/protocol/problem'
import type { SnugDatabase } from './database'
import { inDatabase } from './inDatabase'
import { replaceLogIn } from './replaceLog'
import type { ReadKept } from './registered'
import { asNotable, readingRegisters } from './registered'
import { isOfNotes, isRegistered, registersIn } from './registers'
import type { PackRow } from './packs'
import { packed, packsOf, packsOfWords, removeFromPacks, unpack } from './packs'
import { createRecentPacks } from './recentPacks'
import { versionsIn } from './versionsIn'

/** A document's log is merged into its snapshot from this many rows on, or this many bytes: about 500 events. */
const COMPACT_ROWS = 500
const COMPACT_BYTES = 256 * 1024
/** Messages of a month that are kept ready: two screens' worth of looking back. */
const NEWEST = 400
/**
 * From so many hashes on, a room's keys are read in one go if they are at most so many times as many: each hash that is
 * looked up takes its own way to the database and back, and a newcomer's come by the ten thousand.
 */
const MANY = 16
const CHEAPER = 20
/** Milliseconds without a write before that is done. */
const IDLE = 2_000

/** The store, and what of it is taken apart at the other end of a worker. */
export type DexieStore = DocumentStore & { readonly registered: ReadKept }

/** The DocumentStore on IndexedDB. Every method rejects with a Problem. */
export const createDexieStore = (database: SnugDatabase): DexieStore => {
  const { rooms, documents, updates, snapshots, newest, notables, packs, erased, deliveries, epochs } = database
  const { versions, versionStates } = database
  /** Everything that goes with a room. */
  const ofRoom = [
    documents,
    updates,
    snapshots,
    newest,
    notables,
    database.registers,
    packs,
    erased,
    deliveries,
    epochs,
    versions,
    versionStates,
  ]
  /** Documents that have grown since the last look at how long their logs are. */
  const touched = new Map<string, { room: RoomId; doc: DocId }>()
  /** Rooms that were opened or written in since they were last put in order. */
  const untidy = new Set<RoomId>()
  const registers = registersIn(database)
  const recent = createRecentPacks()
  let idle: ReturnType<typeof setTimeout> | undefined

  const guarded = <T>(task: () => PromiseLike<T>): Promise<T> => inDatabase(database, task)

  const putSummary = (room: RoomId, { doc, stateVector, digest, heads, title }: DocumentSummary) =>
    documents.put({
      room,
      doc,
      stateVector,
      digest,
      ...(heads.length > 0 && { heads }),
      ...(title === undefined ? {} : { title }),
      ...(isRegistered(doc) && { fresh: 1 }),
    })

  /** Which of the hashes have been erased; inside of a transaction. */
  const refused = async (room: RoomId, hashes: readonly Hash[]): Promise<ReadonlySet<Hash>> => {
    const ofRoom = erased.where('room').equals(room)
    if (hashes.length >= MANY && (await ofRoom.count()) <= hashes.length * CHEAPER) {
      return new Set((await ofRoom.primaryKeys()).map(([, hash]) => hash))
    }
    // All at once: a cursor would go from one to the next, each with a trip to the database and back.
    const rows = await erased.bulkGet(hashes.map((hash): [RoomId, Hash] => [room, hash]))
    return new Set(rows.flatMap((row) => (row ? [row.hash] : [])))
  }

  const write = async (commit: Commit): Promise<void> => {
    const { room, updates: grown = [], summaries = [], notables: said = [] } = commit
    const { contents: come = [], forget = [], erase = [], deliveries: told = [], epochs: held = [] } = commit
    // One row for a document's updates of this commit, and its last summary: fewer rows, fewer index entries.
    const byDoc = new Map<DocId, Uint8Array<ArrayBuffer>[]>()
    for (const { summary, update } of grown) {
      const known = byDoc.get(summary.doc)
      if (known) known.push(update)
      else byDoc.set(summary.doc, [update])
    }
    for (const [doc, all] of byDoc)
      for (const update of asFewAsCanBe(doc, all)) await updates.add({ room, doc, update })
    const last = new Map([...grown.map(({ summary }) => summary), ...summaries].map((one) => [one.doc, one]))
    for (const summary of last.values()) await putSummary(room, summary)
    if (said.length > 0)
      await notables.bulkPut(
        said.map(({ placed, about }) => ({
          room,
          id: placed.id,
          placed,
          about: about.map((one) => aboutKey(room, one)),
          ...(isOfNotes({ placed }) && { fresh: 1 }),
        })),
      )
    if (forget.length > 0) await removeFromPacks(database, room, forget)
    if (erase.length > 0) {
      await erased.bulkPut(erase.map((hash) => ({ room, hash })))
      await removeFromPacks(database, room, erase)
    }
    if (come.length > 0) {
      const gone = await refused(
        room,
        come.map(({ hash }) => hash),
      )
      await packs.bulkAdd(
        packsOf(
          room,
          come.filter(({ hash }) => !gone.has(hash)),
        ),
      )
    }
    if (told.length > 0) {
      await deliveries.bulkPut(told.map(({ device, doc, complete }) => ({ room, device, doc, complete, fresh: 1 })))
    }
    for (const { epoch, sealedSecret, met } of held) await epochs.put({ room, epoch, sealedSecret, met: [...met] })
  }

  const tablesOf = ({
    updates: grown,
    summaries,
    notables: said,
    contents: come,
    forget,
    erase,
    ...commit
  }: Commit) => [
    ...(grown?.length ? [documents, updates] : summaries?.length ? [documents] : []),
    ...(said?.length ? [notables] : []),
    ...(come?.length || forget?.length || erase?.length ? [packs, erased] : []),
    ...(commit.deliveries?.length ? [deliveries] : []),
    ...(commit.epochs?.length ? [epochs] : []),
  ]

  const mergeLog = (room: RoomId, doc: DocId): Promise<Uint8Array<ArrayBuffer> | undefined> =>
    guarded(() =>
      database.transaction('rw', [updates, snapshots, newest], async () => {
        const rows = await updates.where('[room+doc]').equals([room, doc]).toArray()
        const snapshot = await snapshots.get([room, doc])
        if (rows.length === 0) return undefined
        const all = [...(snapshot ? [snapshot.update] : []), ...rows.map(({ update }) => update)]
        const update = isStreamDoc(doc) ? mergeStreams(all) : throughDocument(all)
        if (!update) return undefined
        await snapshots.put({ room, doc, update })
        await newest.delete([room, doc])
        await updates.bulkDelete(rows.map(({ id }) => id))
        return update
      }),
    )

  /** What a room opens with. Worked out outside of any transaction, and kept only if the snapshot is still the same. */
  const keepNewest = async (room: RoomId, doc: TalkDocId, update: Uint8Array<ArrayBuffer>): Promise<void> => {
    const found = await newestOf(update, doc, NEWEST)
    await guarded(() =>
      database.transaction('rw', [snapshots, newest], async () => {
        const snapshot = await snapshots.get([room, doc])
        if (snapshot?.update.length === update.length) await newest.put({ room, doc, newest: found })
      }),
    )
  }

  const compact = async (room: RoomId, doc: DocId): Promise<void> => {
    const update = await mergeLog(room, doc)
    if (update && isTalkDoc(doc)) await keepNewest(room, doc, update)
  }

  const compactIfLong = async (room: RoomId, doc: DocId): Promise<void> => {
    const rows = await guarded(() => updates.where('[room+doc]').equals([room, doc]).toArray())
    // A newcomer gets months in few large rows: they too open faster with their newest messages kept ready.
    const bytes = rows.reduce((sum, { update }) => sum + update.length, 0)
    if (rows.length >= COMPACT_ROWS || bytes >= COMPACT_BYTES) await compact(room, doc)
  }

  /**
   * Chromium leaves the index entries of a row that was changed where they are, and passes over them at every look, until
   * there is one that may write: of 25,000 changes that had been unsettled once, opening the room took 130 ms for that.
   */
  const sweep = (room: RoomId): Promise<unknown> =>
    guarded(() =>
      database.transaction('rw', [notables], () =>
        notables.where('about').equals(aboutKey(room, 'unsettled')).toArray(),
      ),
    )

  const tidyLater = (room: RoomId, docs: readonly DocId[] = []): void => {
    untidy.add(room)
    for (const doc of docs) touched.set(`${room} ${doc}`, { room, doc })
    clearTimeout(idle)
    idle = setTimeout(() => {
      const due = [...touched.values()]
      touched.clear()
      const rooms = [...untidy]
      untidy.clear()
      const tasks = [
        ...due.map((one) => compactIfLong(one.room, one.doc)),
        ...rooms.map(sweep),
        ...rooms.map(registers.keep),
      ]
      // What can't be put in order now is another time; nothing depends on it.
      for (const task of tasks)
        task.catch((error: unknown) => console.warn('compaction put off:', asProblem(error).code))
    }, IDLE)
  }

  const registered: ReadKept = (name, room, isWhole) => {
    // Who asks for its documents opens the room.
    if (name === 'documents') tidyLater(room)
    return registers.read(name, room, isWhole)
  }
  const ofRegisters = readingRegisters(registered)

  return {
    rooms: () => guarded(() => rooms.toArray()),
    putRoom: (record) => guarded(() => rooms.put({ ...record, hubs: [...record.hubs] }).then(() => undefined)),
    removeRoom: async (room) => {
      await guarded(() =>
        database.transaction('rw', [rooms, ...ofRoom], async () => {
          await rooms.delete(room)
          for (const table of ofRoom) await (table as typeof documents).where('room').equals(room).delete()
        }),
      )
      recent.forget()
    },
    registered,
    summaries: ofRegisters.summaries,
    deliveries: ofRegisters.deliveries,
    notables: async (room, about) => {
      if (about === 'notes') return ofRegisters.ofNotes(room)
      const rows = await guarded(() => notables.where('about').equals(aboutKey(room, about)).toArray())
      return rows.map(asNotable)
    },
    notablesIn: async (room, doc) => {
      const rows = await guarded(() =>
        notables
          .where('room')
          .equals(room)
          .filter(({ placed, about }) => placed.in === doc && about.length > 0)
          .toArray(),
      )
      return rows.map(asNotable)
    },
    newest: async (room, doc) => {
      const found = await guarded(() =>
        database.transaction('r', [updates, newest], async () => {
          const row = await newest.get([room, doc])
          if (!row) return undefined
          const rows = await updates.where('[room+doc]').equals([room, doc]).sortBy('id')
          return { kept: row.newest, updates: rows.map(({ update }) => update) }
        }),
      )
      // The application may have been closed before it came to that.
      if (!found && !touched.has(`${room} ${doc}`)) tidyLater(room, [doc])
      return found
    },
    load: (room, doc) =>
      guarded(() =>
        database.transaction('r', [updates, snapshots], async () => {
          const snapshot = await snapshots.get([room, doc])
          const rows = await updates.where('[room+doc]').equals([room, doc]).sortBy('id')
          return [...(snapshot ? [snapshot.update] : []), ...rows.map(({ update }) => update)]
        }),
      ),
    commit: async (commit) => {
      const tables = tablesOf(commit)
      if (tables.length === 0) return
      // Before and behind: what is read meanwhile is not kept either.
      if (isCutting(commit)) recent.forget()
      await guarded(() => database.transaction('rw', tables, () => write(commit)))
      if (isCutting(commit)) recent.forget()
      tidyLater(
        commit.room,
        (commit.updates ?? []).map(({ summary }) => summary.doc),
      )
    },
    ...replaceLogIn(database),
    compact,
    contents: async (room, hashes) => {
      // What needs nothing of the disk must not fail with it.
      if (hashes.length === 0) return new Map()
      const known = new Set<PackRow>()
      const rest: Hash[] = []
      for (const hash of hashes) {
        const row = recent.with(room, hash)
        if (row) known.add(row)
        else rest.push(hash)
      }
      const { state } = recent
      const read =
        rest.length > 0
          ? await guarded(() => database.transaction('r', [packs], () => packsOfWords(database, room, rest)))
          : []
      recent.keep(read, state)
      return unpack([...known, ...read], room, hashes)
    },
    missing: async (room, hashes) =>
      hashes.length === 0
        ? []
        : guarded(() =>
            database.transaction('r', [packs, erased], async () => {
              const [here, gone] = await Promise.all([packed(database, room, hashes), refused(room, hashes)])
              return hashes.filter((hash) => !here.has(hash) && !gone.has(hash))
            }),
          ),
    erased: async (room) => {
      const rows = await guarded(() => erased.where('room').equals(room).toArray())
      return new Set(rows.map(({ hash }) => hash))
    },
    epochs: async (room) => {
      const rows = await guarded(() => epochs.where('room').equals(room).toArray())
      return rows.map(({ room: _, ...held }) => held)
    },
    ...versionsIn(database),
    size: (room) => guarded(() => sizeOf(database, room)),
    close: async () => {
      clearTimeout(idle)
      database.close()
    },
  }
}

/** Whether words are taken out of packs by it. */
const isCutting = ({ forget = [], erase = [] }: Commit): boolean => forget.length > 0 || erase.length > 0

const aboutKey = (room: RoomId, about: About): string => `${room} ${about}`

/** A commit's updates of one document as one row. */
const asFewAsCanBe = (doc: DocId, all: readonly Uint8Array<ArrayBuffer>[]): readonly Uint8Array<ArrayBuffer>[] => {
  if (all.length === 1) return all
  try {
    const merged = isStreamDoc(doc) ? mergeStreams(all) : new Uint8Array(Y.mergeUpdates([...all]))
    return merged ? [merged] : all
  } catch (error) {
    // All that waits to be written would wait with it, for ever.
    console.warn('updates are written one by one:', asProblem(error).message)
    return all
  }
}

/**
 * Merged through a throw-away document: six times faster than mergeUpdates at 5,000 rows. Undefined should ever
 * something be pending: then the log is kept as it is, since merging would lose it.
 */
const throughDocument = (all: readonly Uint8Array[]): Uint8Array<ArrayBuffer> | undefined => {
  const doc = new Y.Doc()
  doc.transact(() => all.forEach((update) => Y.applyUpdate(doc, update)))
  if (doc.store.pendingStructs || doc.store.pendingDs) return undefined
  return new Uint8Array(Y.encodeStateAsUpdate(doc))
}
