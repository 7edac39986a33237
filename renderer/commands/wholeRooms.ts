import type { DocumentStore, RoomRecord } from '#shared/ports/documentStore.port'

/** The rooms of this machine. Of one that was being put here from its archive when Snug ended, what had come is removed. */
export const wholeRooms = async (store: Pick<DocumentStore, 'rooms' | 'removeRoom'>): Promise<RoomRecord[]> => {
  const records = await store.rooms()
  // A disk that refuses may do so: until it does not, nobody sees that half either.
  for (const { room, isHalf } of records) if (isHalf) await store.removeRoom(room).catch(() => undefined)
  return records.filter(({ isHalf }) => !isHalf)
}
