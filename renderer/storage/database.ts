import type { EntityTable, Table } from 'dexie'
import Dexie from 'dexie'
import type { Newest } from '#shared/events/newestOf'
import type { PackedHeads } from '#shared/events/packHeads'
import type { Notable, VersionHead } from '#shared/ports/documentStore.port'
import type { DeviceId, DocId, EpochId, EventId, Hash, NoteId, RoomId } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import { answered } from './answered'
import { asDatabaseProblem } from './databaseProblem'
import { inDatabase } from './inDatabase'
import type { PackRow } from './packs'
import { declareVersions } from './versions'

export type RoomRow = { room: RoomId; hubs: string[]; joinedAt: number }
export type EpochRow = { room: RoomId; epoch: EpochId; sealedSecret: Uint8Array<ArrayBuffer>; met: DeviceId[] }
export type DocumentRow = {
  room: RoomId
  doc: DocId
  stateVector: Uint8Array<ArrayBuffer>
  digest: Hash
  /** Absent for notes. */
  heads?: PackedHeads
  title?: string
  /** Of a note, and later than what its room's register says of it. So in the other tables that have registers. */
  fresh?: 1
}
/** `about`: each as `room about`, since an index of many values can't have a second column. */
export type NotableRow = { room: RoomId; id: EventId; about: string[]; placed: Notable['placed']; fresh?: 1 }
/** The rows of a table that a room is opened with, as one text (`registers.ts`). */
export type RegisterRow = { room: RoomId; name: 'documents' | 'notables' | 'deliveries'; text: string }
export type UpdateRow = { id: number; room: RoomId; doc: DocId; update: Uint8Array<ArrayBuffer> }
export type SnapshotRow = { room: RoomId; doc: DocId; update: Uint8Array<ArrayBuffer> }
/** The newest messages of a talk document's snapshot: there only as long as the snapshot is the one it was made of. */
export type NewestRow = { room: RoomId; doc: DocId; newest: Newest }
export type ErasedRow = { room: RoomId; hash: Hash }
export type DeliveryRow = { room: RoomId; device: DeviceId; doc: DocId; complete: Float64Array<ArrayBuffer>; fresh?: 1 }
/** A version of a note, and apart from it what the note was then: lists are shown without reading that. */
export type VersionRow = VersionHead & { room: RoomId }
export type VersionStateRow = { room: RoomId; note: NoteId; at: number; bytes: Uint8Array<ArrayBuffer> }
export type ProfileRow = { key: string; value: unknown }
/** What a keychain keeps: CryptoKeys that the browser does not let out, or what the system's keyring has wrapped. */
export type KeyRow = { name: string; value: unknown }

export type SnugDatabase = Dexie & {
  rooms: EntityTable<RoomRow, 'room'>
  epochs: Table<EpochRow, [RoomId, EpochId]>
  documents: Table<DocumentRow, [RoomId, DocId]>
  updates: EntityTable<UpdateRow, 'id'>
  snapshots: Table<SnapshotRow, [RoomId, DocId]>
  notables: Table<NotableRow, [RoomId, EventId]>
  newest: Table<NewestRow, [RoomId, DocId]>
  registers: Table<RegisterRow, [RoomId, RegisterRow['name']]>
  packs: EntityTable<PackRow, 'id'>
  erased: Table<ErasedRow, [RoomId, Hash]>
  deliveries: Table<DeliveryRow, [RoomId, DeviceId, DocId]>
  versions: Table<VersionRow, [RoomId, NoteId, number]>
  versionStates: Table<VersionStateRow, [RoomId, NoteId, number]>
  profile: EntityTable<ProfileRow, 'key'>
  keys: EntityTable<KeyRow, 'name'>
}

/** The version of everything below. A later one adds itself to `versions.ts`, and a fixture of this one to the tests. */
export const DATABASE_VERSION = 6

/**
 * Milliseconds between tries to open what does not open. After a crash the platform may need a moment to let go of the
 * files and to put them in order: seen once in some hundred kills, on a slow machine.
 */
const WAITS = [250, 500, 1_000, 2_000, 4_000]

/**
 * Milliseconds for an answer, before it is asked anew: after one kill in a few hundred, Chromium 156 neither opened the
 * database nor failed. A hundred times what opening takes.
 */
const PATIENCE = 5_000

/** Between tries, and until a try is given up: both in milliseconds. */
type Trying = { readonly waits?: readonly number[]; readonly patience?: number }

/**
 * Opens the profile's database. Throws Problem `database-newer` when a later Snug has written it (nothing is touched),
 * `disk-full` when there is no room even for that, `database-broken` when it could not be opened after all `waits`
 * between tries.
 */
export const openDatabase = async (
  name = 'snug',
  { waits = WAITS, patience = PATIENCE }: Trying = {},
): Promise<SnugDatabase> => {
  const database = declare(name)
  try {
    await inDatabase(database, async () => {
      const version = await answered(versionOf(name), patience)
      // Before anything is opened: Dexie would take a newer database for its own, and add to it what it misses.
      if (version > DATABASE_VERSION) throw new Problem('database-newer', `version ${version}`)
      // That it is open is believed once it has answered.
      const opened = database.open().then(() => database.profile.count())
      // The way from an earlier version takes as long as the rooms are large, here or in whoever is on it already.
      await (version === DATABASE_VERSION ? answered(opened, patience) : opened)
    })
    return database
  } catch (error) {
    // Should what was given up be opened after all, Dexie closes it once somebody else needs that.
    database.close()
    const [wait, ...later] = waits
    const problem = asDatabaseProblem(error)
    if (problem.code !== 'database-broken' || wait === undefined) throw problem
    console.warn('the database is opened again:', problem.message)
    await new Promise((resolve) => setTimeout(resolve, wait))
    return openDatabase(name, { waits: later, patience })
  }
}

const declare = (name: string): SnugDatabase => {
  // Strict: a transaction is complete when it is on the disk, not when it is in the system's cache.
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' }) as SnugDatabase
  // For queries that are told of changes, which Snug has none of, Dexie works out what each write has touched, and sends it to
  // every page and worker: a fifth of what writing words took in the store's worker.
  for (const name of ['Observability', 'Cache']) database.unuse({ stack: 'dbcore', name })
  declareVersions(database)
  return database
}

/** The version that the database has, 0 for one that is not there. Dexie keeps it in tenths, of which it uses some itself. */
const versionOf = async (name: string): Promise<number> => {
  const known = (await Dexie.dependencies.indexedDB.databases()).find((one) => one.name === name)
  return Math.floor((known?.version ?? 0) / 10)
}
