import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { stockMessages } from './stockMessages'
import { openDexieRooms, openRows } from './writePeers'

export const STOCK = 'open-y-indexeddb'
export const STOCK_DEXIE = 'open-y-dexie'
export const STOCK_ROWS = 'open-rows'

const AT_ONCE = 10_000

/** The same conversation as a Yjs developer would have it on the disk, and as plain rows. */
export const furnishPeers = async (count: number, newest: string): Promise<void> => {
  const doc = new Y.Doc()
  const list = doc.getArray('messages')
  const messages = stockMessages(count, newest)
  for (let at = 0; at < count; at += AT_ONCE) list.push(messages.slice(at, at + AT_ONCE))

  const provider = new IndexeddbPersistence(STOCK, doc)
  await provider.whenSynced
  await provider.destroy()

  const { database, rooms } = openDexieRooms(STOCK_DEXIE)
  await rooms.add({ id: 1, talk: doc })
  database.close()

  const rows = await openRows(STOCK_ROWS)
  for (let at = 0; at < count; at += AT_ONCE) {
    const transaction = rows.transaction('rows', 'readwrite')
    const store = transaction.objectStore('rows')
    for (const message of messages.slice(at, at + AT_ONCE)) store.add(message)
    await new Promise((resolve) => (transaction.oncomplete = resolve))
  }
  rows.close()
}
