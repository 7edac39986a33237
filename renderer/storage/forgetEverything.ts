import type { SnugDatabase } from './database'
import { inDatabase } from './inDatabase'

/** Under which key the profile holds how Snug looks and speaks: nothing of a room. */
const SETTINGS = 'settings'

/**
 * Deletes the keys and all that was kept of rooms and of this person, in one step: whole or not at all, whenever the machine
 * stops. Only how Snug looks and speaks is left. Rejects with the store's Problem; then nothing was deleted.
 */
export const forgetEverything = (database: SnugDatabase): Promise<void> =>
  inDatabase(database, () =>
    database.transaction('rw', database.tables, async () => {
      const settings = await database.profile.get(SETTINGS)
      for (const table of database.tables) await table.clear()
      if (settings) await database.profile.put(settings)
    }),
  )
