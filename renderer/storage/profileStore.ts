import type { ProfileStore } from '#shared/ports/profileStore.port'
import type { SnugDatabase } from './database'
import { inDatabase } from './inDatabase'

/** The profile's own small things on IndexedDB. */
export const createProfileStore = (database: SnugDatabase): ProfileStore => {
  const { profile } = database
  return {
    get: async (key) => (await inDatabase(database, () => profile.get(key)))?.value,
    set: async (key, value) => {
      await inDatabase<unknown>(database, () =>
        value === undefined ? profile.delete(key) : profile.put({ key, value }),
      )
    },
    setAtOnce: (values) => {
      const transaction = database.backendDB().transaction(profile.name, 'readwrite', { durability: 'strict' })
      const rows = transaction.objectStore(profile.name)
      for (const [key, value] of values) {
        if (value === undefined) rows.delete(key)
        else rows.put({ key, value })
      }
      // By itself it would wait for the answers first, and the page be gone by then, and all of it be taken back.
      transaction.commit()
    },
    all: async (prefix) => {
      const rows = await inDatabase(database, () => profile.where('key').startsWith(prefix).toArray())
      return new Map(rows.map(({ key, value }) => [key, value]))
    },
  }
}
