import './fakeIndexedDb'
import Dexie from 'dexie'
import type { SnugDatabase } from '../../renderer/storage/database'
import { openDatabase } from '../../renderer/storage/database'

/** A profile's database in memory, which can be opened anew as after a restart. */
export type DatabaseProfile = {
  open(): Promise<SnugDatabase>
  /** Every connection is gone at once, as when the process ends. */
  crash(): void
  remove(): Promise<void>
}

let profiles = 0

/** A profile of its own, on nothing but memory. */
export const createDatabaseProfile = (): DatabaseProfile => {
  const name = `profile-${(profiles += 1)}`
  const opened: SnugDatabase[] = []
  return {
    open: async () => {
      const database = await openDatabase(name)
      opened.push(database)
      return database
    },
    crash: () => opened.forEach((database) => database.backendDB()?.close()),
    remove: async () => {
      for (const database of opened) database.close()
      await Dexie.delete(name)
    },
  }
}
