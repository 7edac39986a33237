import Dexie from 'dexie'

const NAME = 'snug-new-log'

/**
 * Has the browser begin a new log for its databases, once that of the session before has been read.
 *
 * Chromium keeps IndexedDB in LevelDB, and goes on writing where the last log ends, also where its process was killed
 * in the middle of a record. That costs nothing at the next start, since a record without an end is passed over; at the
 * one after it, what was written behind it does not fit, and Chromium 156 removes the whole database without a word
 * (`database-reset`; once in some three hundred kills on a busy machine). Deleting a database, whichever, makes it put
 * what it has read into a table and leave that log: 4 ms, measured. Rejects as Dexie does; then nothing was changed.
 *
 * LevelDB's list of its files can end in the middle of a record too, by a kill at the very moment when it changes: some
 * three times at each start, and once in megabytes. What was written since is gone then at the start after the next: in a young profile
 * all of it, in an older one what is newer than its tables, as in a profile that was put back. Nothing in a page can make it begin a
 * new list; the desktop application cuts that end off before the page is there (`electron/main/storage/mendLogs.ts`).
 */
export const beginNewLog = async (): Promise<void> => {
  const database = new Dexie(NAME)
  database.version(1).stores({})
  await database.open()
  await database.delete()
}
