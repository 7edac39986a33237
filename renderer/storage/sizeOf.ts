import type { Table } from 'dexie'
import type { RoomSize } from '#shared/ports/documentStore.port'
import type { RoomId } from '#shared/protocol/ids'
import type { SnugDatabase } from './database'

/** What a room takes, row by row: only one of them is in memory at a time. */
export const sizeOf = ({ snapshots, versionStates, updates, packs }: SnugDatabase, room: RoomId): Promise<RoomSize> => {
  const sum = async <Row>(table: Pick<Table<Row>, 'where'>, bytesOf: (row: Row) => Uint8Array): Promise<number> => {
    let bytes = 0
    await table
      .where('room')
      .equals(room)
      .each((row) => (bytes += bytesOf(row).length))
    return bytes
  }
  return Promise.all([
    sum(snapshots, ({ update }) => update),
    sum(versionStates, ({ bytes }) => bytes),
    sum(updates, ({ update }) => update),
    sum(packs, ({ bytes }) => bytes),
  ]).then(([documents, earlier, log, words]) => ({ documents, log, words, earlier }))
}
