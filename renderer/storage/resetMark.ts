import type { DocumentStore } from '#shared/ports/documentStore.port'
import { Problem } from '#shared/protocol/problem'

/**
 * That this profile holds rooms, written down beside the database: a browser that finds its database damaged removes it
 * without a word, and Snug would greet a member of years like a newcomer. Local storage is another file, which stays.
 */
const MARK = 'snug-holds-rooms'

const mark = (any: boolean): void => {
  if (any) localStorage.setItem(MARK, 'yes')
  else localStorage.removeItem(MARK)
}

/**
 * The store, which notes from now on whether it holds rooms. Throws Problem `database-reset` if it held some and has
 * none: the database was lost, and an empty one has taken its place.
 */
export const noticeReset = async (store: DocumentStore): Promise<DocumentStore> => {
  const look = async (): Promise<boolean> => (await store.rooms()).length > 0
  const any = await look()
  if (!any && localStorage.getItem(MARK) !== null) throw new Problem('database-reset')
  mark(any)
  return {
    ...store,
    putRoom: async (record) => {
      await store.putRoom(record)
      mark(true)
    },
    removeRoom: async (room) => {
      // Before: who is stopped between the two would else be told that their last room was lost.
      const rooms = await store.rooms()
      if (rooms.every((one) => one.room === room)) mark(false)
      try {
        await store.removeRoom(room)
      } catch (error) {
        mark(rooms.length > 0)
        throw error
      }
    },
  }
}

/** Whoever has been told begins anew. */
export const forgetRooms = (): void => mark(false)
