import type { Page } from 'playwright-core'

/**
 * What a failing disk does to rows of the room that was joined first, in the profile's database: those of documents whose
 * name begins with `doc`, or, called `words`, those in which words lie. Turns their last third into zeroes, or, `whole`,
 * all their bytes into others. Gives how many rows. The page must not have the database open.
 */
export const tearRows = (page: Page, given: { readonly doc: string; readonly whole?: boolean }): Promise<number> =>
  page.evaluate(
    ({ doc, whole = false }) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('snug')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          let torn = 0
          const transaction = opening.result.transaction(['rooms', 'updates', 'snapshots', 'packs'], 'readwrite')
          const tear = (bytes: Uint8Array<ArrayBuffer>) =>
            whole ? bytes.map((byte) => byte ^ 0x55) : bytes.slice().fill(0, Math.floor((2 * bytes.length) / 3))
          const tearIn = (name: string, key: 'update' | 'bytes', isMeant: (row: { doc?: string }) => boolean): void => {
            const asking = transaction.objectStore(name).openCursor()
            asking.onsuccess = () => {
              const cursor = asking.result
              if (!cursor) return
              const row = cursor.value as Record<string, Uint8Array<ArrayBuffer>> & { room: string; doc?: string }
              const bytes = row[key]
              if (row.room === first && bytes && isMeant(row)) {
                torn += 1
                cursor.update({ ...row, [key]: tear(bytes) })
              }
              cursor.continue()
            }
          }
          let first: string | undefined
          const rooms = transaction.objectStore('rooms').getAll()
          rooms.onsuccess = () => {
            const all = rooms.result as { room: string; joinedAt: number }[]
            first = all.sort((a, b) => a.joinedAt - b.joinedAt)[0]?.room
            if (doc === 'words') tearIn('packs', 'bytes', () => true)
            else
              for (const name of ['updates', 'snapshots'])
                tearIn(name, 'update', (row) => row.doc?.startsWith(doc) === true)
          }
          transaction.onabort = () => reject(transaction.error)
          transaction.oncomplete = () => {
            opening.result.close()
            resolve(torn)
          }
        }
      }),
    given,
  )
