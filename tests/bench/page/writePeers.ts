import Dexie from 'dexie'
import yDexie, { DexieYProvider } from 'y-dexie'
import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { stockMessages } from './stockMessages'

const done = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })

export const openRows = (name: string): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => request.result.createObjectStore('rows', { autoIncrement: true })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/** Milliseconds with y-indexeddb, until a look at its store finds every update there. */
export const writeIndexeddb = async (count: number): Promise<number> => {
  const name = `write-y-indexeddb-${count}`
  const doc = new Y.Doc()
  const provider = new IndexeddbPersistence(name, doc)
  await provider.whenSynced
  const list = doc.getArray('messages')
  const messages = stockMessages(count)
  const started = performance.now()
  for (const message of messages) list.push([message])
  // It says of nothing that it is stored. A transaction that comes later is run later.
  const { db } = provider
  if (!db) throw new Error('y-indexeddb has no database')
  await done(db.transaction('updates', 'readwrite'))
  const took = performance.now() - started
  await provider.clearData()
  return took
}

type StockRoom = { id: number; talk: Y.Doc }

export const openDexieRooms = (name: string) => {
  const database = new Dexie(name, { addons: [yDexie] })
  database.version(1).stores({ rooms: 'id, talk: Y.Doc' })
  return { database, rooms: database.table<StockRoom, number>('rooms') }
}

/** Milliseconds with y-dexie, until a count of its update rows finds every one. */
export const writeDexie = async (count: number): Promise<number> => {
  const { database, rooms } = openDexieRooms(`write-y-dexie-${count}`)
  await rooms.add({ id: 1 } as StockRoom)
  const room = await rooms.get(1)
  if (!room) throw new Error('the room is not there')
  const provider = DexieYProvider.load(room.talk)
  await provider.whenLoaded
  const list = room.talk.getArray('messages')
  const rows = database.table('$rooms.talk_updates')
  const before = await rows.count()
  const messages = stockMessages(count)
  const started = performance.now()
  for (const message of messages) list.push([message])
  while ((await rows.count()) < before + count) await new Promise((resolve) => setTimeout(resolve, 50))
  const took = performance.now() - started
  DexieYProvider.release(room.talk)
  await database.delete()
  return took
}

/** What a message of Snug's takes on the disk, in bytes: its event with Yjs's frame, and its words. */
const EVENT = 480
const WORDS = 120

const rowsFor = (count: number): { event: Uint8Array; words: Uint8Array }[] =>
  Array.from({ length: count }, () => ({
    event: crypto.getRandomValues(new Uint8Array(EVENT)),
    words: crypto.getRandomValues(new Uint8Array(WORDS)),
  }))

/** Milliseconds for as many bytes as rows of one object store, in one transaction that is complete when on the disk. */
export const writeBulk = async (count: number): Promise<number> => {
  const name = `write-bulk-${count}`
  const database = await openRows(name)
  const rows = rowsFor(count)
  const started = performance.now()
  const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' })
  const store = transaction.objectStore('rows')
  for (const row of rows) store.add(row)
  await done(transaction)
  const took = performance.now() - started
  database.close()
  indexedDB.deleteDatabase(name)
  return took
}

/** The same with a transaction for each row, one after the other. */
export const writeOneByOne = async (count: number): Promise<number> => {
  const name = `write-one-by-one-${count}`
  const database = await openRows(name)
  const rows = rowsFor(count)
  const started = performance.now()
  for (const row of rows) {
    const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' })
    transaction.objectStore('rows').add(row)
    await done(transaction)
  }
  const took = performance.now() - started
  database.close()
  indexedDB.deleteDatabase(name)
  return took
}
