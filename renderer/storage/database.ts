import type { EntityTable, Table } from 'dexie'
import Dexie from 'dexie'
import type { Newest } from '#shared/events/newestOf'
import type { PackedHeads } from '#shared/events/packHeads'
import type { Notable, VersionHead } from '#shared/ports/documentStore.port'
import type { DeviceId, DocId, EpochId, EventId, Hash, NoteId, RoomId } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
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
}
/** `about`: each as `room about`, since an index of many values can't have a second column. */
export type NotableRow = { room: RoomId; id: EventId; about: string[]; placed: Notable['placed'] }
export type UpdateRow = { id: number; room: RoomId; doc: DocId; update: Uint8Array<ArrayBuffer> }
export type SnapshotRow = { room: RoomId; doc: DocId; update: Uint8Array<ArrayBuffer> }
/** The newest messages of a talk document's snapshot: there only as long as the snapshot is the one it was made of. */
export type NewestRow = { room: RoomId; doc: DocId; newest: Newest }
export type ErasedRow = { room: RoomId; hash: Hash }
export type DeliveryRow = { room: RoomId; device: DeviceId; doc: DocId; complete: [number, number][] }
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
  packs: EntityTable<PackRow, 'id'>
  erased: Table<ErasedRow, [RoomId, Hash]>
  deliveries: Table<DeliveryRow, [RoomId, DeviceId, DocId]>
  versions: Table<VersionRow, [RoomId, NoteId, number]>
  versionStates: Table<VersionStateRow, [RoomId, NoteId, number]>
  profile: EntityTable<ProfileRow, 'key'>
  keys: EntityTable<KeyRow, 'name'>
}

/** The version of everything below. A later one adds itself to `versions.ts`, and a fixture of this one to the tests. */
export const DATABASE_VERSION = 5

/**
 * Milliseconds between tries to open what does not open. After a crash the platform may need a moment to let go of the
 * files and to put them in order: seen once in some hundred kills, on a slow machine.
 */
const WAITS = [250, 500, 1_000, 2_000, 4_000]

/**
 * Opens the profile's database. Throws Problem `database-newer` when a later Snug has written it (nothing is touched),
 * `disk-full` when there is no room even for that, `database-broken` when it could not be opened after all `waits`,
 * in milliseconds, between tries.
 */
export const openDatabase = async (name = 'snug', waits: readonly number[] = WAITS): Promise<SnugDatabase> => {
  const database = declare(name)
  try {
    await inDatabase(database, async () => {
      await refuseNewer(name)
      await database.open()
      // That it is open is believed once it has answered.
      await database.profile.count()
    })
    return database
  } catch (error) {
    database.close()
    const [wait, ...later] = waits
    const problem = asDatabaseProblem(error)
    if (problem.code !== 'database-broken' || wait === undefined) throw problem
    console.warn('the database is opened again:', problem.message)
    await new Promise((resolve) => setTimeout(resolve, wait))
    return openDatabase(name, later)
  }
}

const declare = (name: string): SnugDatabase => {
  // Strict: a transaction is complete when it is on the disk, not when it is in the system's cache.
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' }) as SnugDatabase
  declareVersions(database)
  return database
}

/**
 * Before anything is opened: Dexie would take a newer database for its own, and add to it what it misses. It keeps
 * versions in tenths, of which it uses some itself.
 */
const refuseNewer = async (name: string): Promise<void> => {
  const known = (await Dexie.dependencies.indexedDB.databases()).find((one) => one.name === name)
  const version = Math.floor((known?.version ?? 0) / 10)
  if (version > DATABASE_VERSION) throw new Problem('database-newer', `version ${version}`)
}
