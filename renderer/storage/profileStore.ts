import type { ProfileStore } from '#shared/ports/profileStore.port'
import type { SnugDatabase } from './database'
import { asDatabaseProblem } from './database'

/** The profile's own small things on IndexedDB. */
export const createProfileStore = ({ profile }: SnugDatabase): ProfileStore => {
  const guarded = async <T>(task: PromiseLike<T>): Promise<T> => {
    try {
      return await task
    } catch (error) {
      throw asDatabaseProblem(error)
    }
  }
  return {
    get: async (key) => (await guarded(profile.get(key)))?.value,
    set: async (key, value) => {
      if (value === undefined) await guarded(profile.delete(key))
      else await guarded(profile.put({ key, value }))
    },
    all: async (prefix) => {
      const rows = await guarded(profile.where('key').startsWith(prefix).toArray())
      return new Map(rows.map(({ key, value }) => [key, value]))
    },
  }
}
