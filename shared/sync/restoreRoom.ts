import type { Clock } from '../ports/clock.port'
import type { DocumentStore, RoomRecord } from '../ports/documentStore.port'
import type { RoomId } from '../protocol/ids'
import { Problem } from '../protocol/problem'
import { summariseStreams } from './digests'
import { readLedger } from './readLedger'

/**
 * Keeps a room that is not on this machine by the ledger that an archive has of it. It can be read, and nothing more: its secrets are
 * in no archive. On the disk it is half a room until the record that this gives is put there. Throws Problem `archive-unsound` when it is not that room's ledger, or the store's Problem.
 */
export const restoreRoom = async (given: {
  readonly store: DocumentStore
  readonly clock: Clock
  readonly room: RoomId
  readonly ledger: Uint8Array<ArrayBuffer>
}): Promise<RoomRecord> => {
  const { store, clock, room, ledger } = given
  const { streams } = await readLedger(room, ledger).catch((cause: unknown) => {
    throw new Problem('archive-unsound', 'not the ledger of the room that it is said to be', { cause })
  })
  const summary = await summariseStreams('ledger', streams.heads())
  await store.commit({ room, updates: [{ summary, update: ledger }] })
  const record: RoomRecord = { room, hubs: [], joinedAt: clock.now(), isRestored: true }
  await store.putRoom({ ...record, isHalf: true })
  return record
}
