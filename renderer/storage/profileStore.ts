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
    all: async (prefix) => {
      const rows = await inDatabase(database, () => profile.where('key').startsWith(prefix).toArray())
      return new Map(rows.map(({ key, value }) => [key, value]))
    },
  }
}
