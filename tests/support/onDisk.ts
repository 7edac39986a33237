import type { Page } from 'playwright-core'

/** The rows of some tables of the profile that a page has, or of all; read beside whatever Snug is doing with them. */
const rowsOnDisk = (page: Page, tables: readonly string[]): Promise<unknown[]> =>
  page.evaluate(
    (asked) =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open('snug')
        opening.onerror = () => reject(opening.error)
        // Whoever only looks must not be who makes it.
        opening.onupgradeneeded = () => opening.transaction?.abort()
        opening.onsuccess = () => {
          const database = opening.result
          const names = asked.length > 0 ? asked : [...database.objectStoreNames]
          const transaction = database.transaction(names)
          const found: unknown[] = []
          const plain = (value: unknown): unknown => {
            if (ArrayBuffer.isView(value)) return new TextDecoder().decode(value as Uint8Array<ArrayBuffer>)
            if (value instanceof CryptoKey) return undefined
            if (Array.isArray(value)) return value.map(plain)
            if (typeof value !== 'object' || value === null) return value
            return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]))
          }
          for (const name of names) {
            const asking = transaction.objectStore(name).getAll()
            asking.onsuccess = () => (asking.result as unknown[]).forEach((row) => found.push(plain(row)))
          }
          transaction.oncomplete = () => {
            database.close()
            resolve(found)
          }
        }
      }),
    tables,
  )

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** Every text that the profile's database holds, whatever table it stands in: bytes are read as UTF-8. */
export const everythingOnDisk = async (page: Page): Promise<string> =>
  (await rowsOnDisk(page, [])).flatMap(textsIn).join('\n')

/** What is being written, as it would be found after a crash now. */
export const draftsOnDisk = async (page: Page): Promise<readonly unknown[]> => {
  const rows = (await rowsOnDisk(page, ['profile'])) as { readonly key: string; readonly value: unknown }[]
  return rows.filter(({ key }) => key.startsWith('draft/')).map(({ value }) => value)
}

/** Until when what notes were is kept: the time of the newest version of any, in milliseconds since 1970; 0 without one. */
export const versionsOnDisk = async (page: Page): Promise<number> => {
  const rows = (await rowsOnDisk(page, ['versions'])) as { readonly until: number }[]
  return Math.max(0, ...rows.map(({ until }) => until))
}
