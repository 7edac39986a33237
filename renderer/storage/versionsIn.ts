import type { DocumentStore } from '#shared/ports/documentStore.port'
import type { SnugDatabase } from './database'
import { inDatabase } from './inDatabase'

/** A DocumentStore's side for what notes were earlier. */
export const versionsIn = (database: SnugDatabase): Pick<DocumentStore, 'versions' | 'version' | 'keepVersions'> => {
  const { versions, versionStates } = database
  return {
    versions: async (room, note) => {
      const found = note === undefined ? versions.where({ room }) : versions.where({ room, note })
      const rows = await inDatabase(database, () => found.toArray())
      return rows.map(({ room: _, ...head }) => head).sort((a, b) => a.at - b.at)
    },
    version: async (room, note, at) => (await inDatabase(database, () => versionStates.get([room, note, at])))?.bytes,
    keepVersions: (room, note, { heads = [], state, drop = [] }) =>
      inDatabase(database, () =>
        database.transaction('rw', [versions, versionStates], async () => {
          const gone = drop.map((at): [typeof room, typeof note, number] => [room, note, at])
          await versions.bulkDelete(gone)
          await versionStates.bulkDelete(gone)
          await versions.bulkPut(heads.map((head) => ({ ...head, writers: [...head.writers], room })))
          if (state) await versionStates.put({ room, note, ...state })
        }),
      ),
  }
}
