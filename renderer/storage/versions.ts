import type Dexie from 'dexie'
import { packHeads } from '#shared/events/packHeads'
import type { StreamHead } from '#shared/ports/documentStore.port'
import type { DocId, EpochId, Hash, RoomId } from '#shared/protocol/ids'
import type { DeliveryRow, DocumentRow, EpochRow, RoomRow } from './database'
import { packsOf } from './packs'

/** A room's row in version 1, which knew one epoch for each room. */
type RoomRow1 = RoomRow & { epoch: EpochId; sealedSecret: Uint8Array<ArrayBuffer> }

/** Words in versions 1 to 3: a row for each. */
type ContentRow3 = { room: RoomId; hash: Hash; bytes: Uint8Array<ArrayBuffer> }
/** A document's row in versions 1 to 4: each stream's end by itself. */
type DocumentRow4 = Omit<DocumentRow, 'heads'> & { heads: StreamHead[] }
/** What a device has, in versions 1 to 5: each stream by itself. */
type DeliveryRow5 = Omit<DeliveryRow, 'complete'> & { complete: [number, number][] }
/** So many contents are read at once on the way to version 4. */
const AT_ONCE = 2_000

/** All tables as each version of the database has them, and the way from each to the next. */
export const declareVersions = (database: Dexie): void => {
  database.version(1).stores({
    rooms: 'room',
    documents: '[room+doc], room',
    updates: '++id, [room+doc], room',
    snapshots: '[room+doc], room',
    newest: '[room+doc], room',
    notables: '[room+id], room, *about',
    contents: '[room+hash], room',
    erased: '[room+hash], room',
    deliveries: '[room+device+doc], room',
    profile: 'key',
    keys: 'name',
  })
  // A room has a secret for each of its epochs: they have a table of their own.
  database
    .version(2)
    .stores({ epochs: '[room+epoch], room' })
    .upgrade(async (transaction) => {
      const rooms = transaction.table<RoomRow1, RoomId>('rooms')
      for (const { room, epoch, sealedSecret, hubs, joinedAt } of await rooms.toArray()) {
        const held: EpochRow = { room, epoch, sealedSecret, met: [] }
        await transaction.table('epochs').put(held)
        await transaction.table<RoomRow, RoomId>('rooms').put({ room, hubs, joinedAt })
      }
    })
  // What notes were earlier. The history of those that are there begins with what they are when they are next opened.
  database.version(3).stores({
    versions: '[room+note+at], [room+note], room',
    versionStates: '[room+note+at], room',
  })
  // Words lie in packs, no more in a row each.
  database
    .version(4)
    .stores({ packs: '++id, room, *keys', contents: null })
    .upgrade(async (transaction) => {
      const contents = transaction.table<ContentRow3, [RoomId, Hash]>('contents')
      for (const room of (await contents.orderBy('room').uniqueKeys()) as RoomId[]) {
        const keys = await contents.where('room').equals(room).primaryKeys()
        for (let at = 0; at < keys.length; at += AT_ONCE) {
          const rows = await contents.bulkGet(keys.slice(at, at + AT_ONCE))
          await transaction.table('packs').bulkAdd(
            packsOf(
              room,
              rows.flatMap((row) => row ?? []),
            ),
          )
        }
      }
    })
  // Where streams end is packed.
  database
    .version(5)
    .stores({})
    .upgrade(async (transaction) => {
      await transaction
        .table<DocumentRow4, [RoomId, DocId], DocumentRow>('documents')
        .toCollection()
        .modify((row, ref) => void (ref.value = { ...row, heads: packHeads(row.heads) }))
    })
  // What was said of notes, what they are, and what devices have is found in registers; and the last of it is packed.
  database
    .version(6)
    .stores({
      documents: '[room+doc], room, [room+fresh]',
      notables: '[room+id], room, *about, [room+fresh]',
      deliveries: '[room+device+doc], room, [room+fresh]',
      registers: '[room+name], room',
    })
    .upgrade(async (transaction) => {
      await transaction
        .table<DeliveryRow5, unknown, DeliveryRow>('deliveries')
        .toCollection()
        .modify((row, ref) => void (ref.value = { ...row, complete: Float64Array.from(row.complete.flat()) }))
    })
}
