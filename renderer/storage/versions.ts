import type Dexie from 'dexie'
import type { EpochId, RoomId } from '#shared/protocol/ids'
import type { EpochRow, RoomRow } from './database'

/** A room's row in version 1, which knew one epoch for each room. */
type RoomRow1 = RoomRow & { epoch: EpochId; sealedSecret: Uint8Array<ArrayBuffer> }

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
}
