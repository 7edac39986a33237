import { DexieYProvider } from 'y-dexie'
import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { STOCK, STOCK_DEXIE, STOCK_ROWS } from './furnishPeers'
import type { StockMessage } from './stockMessages'
import { openDexieRooms, openRows } from './writePeers'

/** What fits on a screen, and some more. */
const SCREEN = 50

/** Puts messages on the screen, as plainly as can be. */
export const draw = (messages: readonly StockMessage[]): void => {
  const list = document.querySelector('#list')
  for (const { text } of messages) {
    const article = document.createElement('article')
    article.dataset['message'] = ''
    article.textContent = text
    list?.append(article)
  }
}

const newestOf = (doc: Y.Doc): StockMessage[] => {
  const list = doc.getArray<StockMessage>('messages')
  return list.slice(Math.max(0, list.length - SCREEN))
}

/** Opens what `furnishPeers` has stored, to its newest screen. */
export const openIndexeddb = async (): Promise<void> => {
  const doc = new Y.Doc()
  await new IndexeddbPersistence(STOCK, doc).whenSynced
  draw(newestOf(doc))
}

export const openDexie = async (): Promise<void> => {
  const room = await openDexieRooms(STOCK_DEXIE).rooms.get(1)
  if (!room) throw new Error('the room is not there')
  await DexieYProvider.load(room.talk).whenLoaded
  draw(newestOf(room.talk))
}

export const openBare = async (): Promise<void> => {
  const database = await openRows(STOCK_ROWS)
  const rows: StockMessage[] = []
  await new Promise<void>((resolve, reject) => {
    const request = database.transaction('rows').objectStore('rows').openCursor(null, 'prev')
    request.onerror = () => reject(request.error)
    request.onsuccess = () => {
      const cursor = request.result
      if (!cursor || rows.length === SCREEN) return resolve()
      rows.unshift(cursor.value as StockMessage)
      cursor.continue()
    }
  })
  draw(rows)
}
