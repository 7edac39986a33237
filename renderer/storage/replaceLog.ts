import type { DocumentStore } from '#shared/ports/documentStore.port'
import type { SnugDatabase } from './database'
import { inDatabase } from './inDatabase'

/** See `DocumentStore.replaceLog`. */
export const replaceLogIn = (database: SnugDatabase): Pick<DocumentStore, 'replaceLog'> => {
  const { updates, snapshots, newest } = database
  return {
    replaceLog: (room, doc, seen, good) =>
      inDatabase(database, () =>
        database.transaction('rw', [updates, snapshots, newest], async () => {
          const snapshot = await snapshots.get([room, doc])
          const ids = await updates.where('[room+doc]').equals([room, doc]).primaryKeys()
          const rows = ids.sort((a, b) => a - b).slice(0, seen - (snapshot ? 1 : 0))
          if (rows.length + (snapshot ? 1 : 0) < seen) return false
          await snapshots.delete([room, doc])
          await newest.delete([room, doc])
          await updates.bulkDelete(rows)
          for (const update of good) await updates.add({ room, doc, update })
          return true
        }),
      ),
  }
}
