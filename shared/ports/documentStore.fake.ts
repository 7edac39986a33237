import * as Y from 'yjs'
import { beginsWith } from '../crypto/bytes'
import { mergeStreams } from '../events/mergeStreams'
import { isStreamDoc } from '../protocol/ids'
import type { DocId, EpochId, EventId, Hash, NoteId, RoomId } from '../protocol/ids'
import type { Problem } from '../protocol/problem'
import type {
  Commit,
  Delivery,
  DocumentStore,
  DocumentSummary,
  HeldEpoch,
  Notable,
  RoomRecord,
  VersionHead,
} from './documentStore.port'

type RoomOnDisk = {
  readonly summaries: Map<DocId, DocumentSummary>
  readonly updates: Map<DocId, Uint8Array<ArrayBuffer>[]>
  readonly contents: Map<Hash, Uint8Array<ArrayBuffer>>
  readonly erased: Set<Hash>
  readonly deliveries: Map<string, Delivery>
  readonly notables: Map<EventId, Notable>
  readonly epochs: Map<EpochId, HeldEpoch>
  readonly versions: Map<NoteId, ReadonlyMap<number, FakeVersion>>
}

type FakeVersion = { readonly head: VersionHead; readonly bytes: Uint8Array<ArrayBuffer> }

/** What outlives a crash. */
export type FakeDisk = { readonly records: Map<RoomId, RoomRecord>; readonly rooms: Map<RoomId, RoomOnDisk> }

export const createFakeDisk = (): FakeDisk => ({ records: new Map(), rooms: new Map() })

/** The disk as it is now; what is written later is not in it. */
export const copyOfDisk = ({ records, rooms }: FakeDisk): FakeDisk => ({
  records: new Map(records),
  rooms: new Map(
    [...rooms].map(([id, { summaries, updates, contents, erased, deliveries, notables, epochs, versions }]) => [
      id,
      {
        summaries: new Map(summaries),
        updates: new Map(updates),
        contents: new Map(contents),
        erased: new Set(erased),
        deliveries: new Map(deliveries),
        notables: new Map(notables),
        epochs: new Map(epochs),
        versions: new Map(versions),
      },
    ]),
  ),
})

/** The disk becomes what it was when the copy was made, as when somebody restores a backup. */
export const setBack = (disk: FakeDisk, copy: FakeDisk): void => {
  const { records, rooms } = copyOfDisk(copy)
  disk.records.clear()
  disk.rooms.clear()
  for (const [id, record] of records) disk.records.set(id, record)
  for (const [id, room] of rooms) disk.rooms.set(id, room)
}

/** A log in one; undefined for a stream with a gap, which is kept as it is. Throws for what is damaged. */
const mergedLog = (doc: DocId, updates: readonly Uint8Array[]): Uint8Array<ArrayBuffer> | undefined =>
  isStreamDoc(doc) ? mergeStreams(updates) : new Uint8Array(Y.mergeUpdates([...updates]))

export type MemoryStore = DocumentStore & {
  /** From now on nothing reaches the disk, and nothing resolves: the process is gone. */
  crash(): void
  /** Every write fails with this until it is called without. */
  failWith(problem?: Problem): void
  /** Every reading fails with this until it is called without. */
  failReadsWith(problem?: Problem): void
}

/** A store on a disk in memory. `delay` decides when a write is through: by default at the next turn. */
export const createMemoryStore = (
  disk: FakeDisk = createFakeDisk(),
  delay: () => Promise<void> = () => Promise.resolve(),
): MemoryStore => {
  let crashed = false
  let failure: Problem | undefined
  let unreadable: Problem | undefined

  const roomOf = (room: RoomId): RoomOnDisk => {
    const known = disk.rooms.get(room)
    if (known) return known
    const fresh = {
      summaries: new Map(),
      updates: new Map(),
      contents: new Map(),
      erased: new Set<Hash>(),
      deliveries: new Map(),
      notables: new Map(),
      epochs: new Map(),
      versions: new Map(),
    }
    disk.rooms.set(room, fresh)
    return fresh
  }

  const never = (): Promise<never> => new Promise(() => undefined)

  const through = async (write: () => void): Promise<void> => {
    await delay()
    if (crashed) return never()
    if (failure) throw failure
    write()
  }

  const read = async <T>(look: () => T): Promise<T> => {
    if (unreadable) throw unreadable
    return look()
  }

  const write = (commit: Commit): void => {
    const { room, updates = [], summaries = [], notables = [], contents = [], forget = [], erase = [] } = commit
    const { deliveries = [], epochs = [] } = commit
    const on = roomOf(room)
    for (const { summary, update } of updates) {
      on.summaries.set(summary.doc, summary)
      on.updates.set(summary.doc, [...(on.updates.get(summary.doc) ?? []), update])
    }
    for (const summary of summaries) on.summaries.set(summary.doc, summary)
    for (const notable of notables) on.notables.set(notable.placed.id, notable)
    for (const hash of forget) on.contents.delete(hash)
    for (const hash of erase) {
      on.erased.add(hash)
      on.contents.delete(hash)
    }
    for (const { hash, bytes } of contents) if (!on.erased.has(hash)) on.contents.set(hash, bytes)
    for (const delivery of deliveries) on.deliveries.set(`${delivery.device} ${delivery.doc}`, delivery)
    for (const held of epochs) on.epochs.set(held.epoch, held)
  }

  return {
    crash: () => {
      crashed = true
    },
    failWith: (problem) => {
      failure = problem
    },
    failReadsWith: (problem) => {
      unreadable = problem
    },
    rooms: () => read(() => [...disk.records.values()]),
    putRoom: (record) => through(() => disk.records.set(record.room, record)),
    removeRoom: (room) =>
      through(() => {
        disk.records.delete(room)
        disk.rooms.delete(room)
      }),
    summaries: (room) => read(() => [...roomOf(room).summaries.values()]),
    notables: (room, about) =>
      read(() => [...roomOf(room).notables.values()].filter((notable) => notable.about.includes(about))),
    notablesIn: (room, doc) =>
      read(() =>
        [...roomOf(room).notables.values()].filter(({ placed, about }) => placed.in === doc && about.length > 0),
      ),
    load: (room, doc) => read(() => [...(roomOf(room).updates.get(doc) ?? [])]),
    newest: () => read(() => undefined),
    commit: (commit) => through(() => write(commit)),
    versions: (room, note) =>
      read(() =>
        [...roomOf(room).versions]
          .filter(([of]) => note === undefined || of === note)
          .flatMap(([, all]) => [...all.values()].map(({ head }) => head))
          .sort((a, b) => a.at - b.at),
      ),
    version: (room, note, at) => read(() => roomOf(room).versions.get(note)?.get(at)?.bytes),
    keepVersions: (room, note, { heads = [], state, drop = [] }) =>
      through(() => {
        const all = new Map(roomOf(room).versions.get(note))
        for (const head of heads) {
          const bytes = state?.at === head.at ? state.bytes : (all.get(head.at)?.bytes ?? new Uint8Array())
          all.set(head.at, { head, bytes })
        }
        for (const at of drop) all.delete(at)
        roomOf(room).versions.set(note, all)
      }),
    replaceLog: async (room, doc, seen, good) => {
      let isReplaced = false
      await through(() => {
        const all = roomOf(room).updates.get(doc) ?? []
        isReplaced = beginsWith(all, seen)
        if (isReplaced) roomOf(room).updates.set(doc, [...good, ...all.slice(seen.length)])
      })
      return isReplaced
    },
    compact: (room, doc) =>
      through(() => {
        const updates = roomOf(room).updates.get(doc)
        const merged = updates && updates.length > 1 ? mergedLog(doc, updates) : undefined
        if (merged) roomOf(room).updates.set(doc, [merged])
      }),
    contents: (room, hashes) =>
      read(() => {
        const { contents } = roomOf(room)
        return new Map(
          hashes.flatMap((hash) => {
            const bytes = contents.get(hash)
            return bytes ? [[hash, bytes] as const] : []
          }),
        )
      }),
    missing: (room, hashes) =>
      read(() => {
        const { contents, erased } = roomOf(room)
        return hashes.filter((hash) => !contents.has(hash) && !erased.has(hash))
      }),
    erased: (room) => read(() => new Set(roomOf(room).erased)),
    deliveries: (room) => read(() => [...roomOf(room).deliveries.values()]),
    epochs: (room) => read(() => [...roomOf(room).epochs.values()]),
    size: (room) =>
      read(() => {
        const { updates, contents, versions } = roomOf(room)
        const sum = (all: Iterable<Uint8Array>): number => [...all].reduce((bytes, one) => bytes + one.length, 0)
        const docs = [...updates.values()]
        return {
          documents: sum(docs.flatMap((of) => (of.length === 1 ? of : []))),
          log: sum(docs.flatMap((of) => (of.length > 1 ? of : []))),
          words: sum(contents.values()),
          earlier: sum([...versions.values()].flatMap((of) => [...of.values()].map(({ bytes }) => bytes))),
        }
      }),
    close: async () => undefined,
  }
}
