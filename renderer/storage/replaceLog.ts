import type { DocumentStore } from '#shared/ports/documentStore.port'
import { beginsWith } from '#shared/crypto/bytes'
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
          const rows = await updates.where('[room+doc]').equals([room, doc]).sortBy('id')
          const all = [...(snapshot ? [snapshot.update] : []), ...rows.map(({ update }) => update)]
          // What came since may be in a snapshot by now, which would be taken for what was seen.
          if (!beginsWith(all, seen)) return false
          // Of nothing that was seen there is nothing to take away.
          const [isSnapshotSeen, from] = [snapshot !== undefined && seen.length > 0, snapshot ? 1 : 0]
          if (isSnapshotSeen) await snapshots.delete([room, doc])
          await newest.delete([room, doc])
          await updates.bulkDelete(rows.slice(0, Math.max(0, seen.length - from)).map(({ id }) => id))
          for (const update of good) await updates.add({ room, doc, update })
          return true
        }),
      ),
  }
}
