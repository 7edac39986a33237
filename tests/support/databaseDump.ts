import './fakeIndexedDb'

/** A whole IndexedDB database as plain data: what it is made of, and every row. */
export type DatabaseDump = {
  readonly version: number
  readonly stores: readonly {
    readonly name: string
    readonly keyPath: string | readonly string[]
    readonly autoIncrement: boolean
    readonly indexes: readonly {
      readonly name: string
      readonly keyPath: string | readonly string[]
      readonly multiEntry: boolean
      readonly unique: boolean
    }[]
    readonly rows: readonly unknown[]
  }[]
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('the database refuses')))
  })

const keyPathOf = (store: { readonly keyPath: unknown }): string | string[] => store.keyPath as string | string[]

/** Reads everything of the database called `name`, which must be closed or tolerate a second connection. */
export const dumpDatabase = async (name: string): Promise<DatabaseDump> => {
  const database = await settled(indexedDB.open(name))
  const names = [...database.objectStoreNames].sort()
  const transaction = database.transaction(names)
  const stores = []
  for (const each of names) {
    const store = transaction.objectStore(each)
    const indexes = [...store.indexNames].map((one) => store.index(one))
    stores.push({
      name: each,
      keyPath: keyPathOf(store),
      autoIncrement: store.autoIncrement,
      indexes: indexes.map((index) => ({
        name: index.name,
        keyPath: keyPathOf(index),
        multiEntry: index.multiEntry,
        unique: index.unique,
      })),
      rows: await settled(store.getAll()),
    })
  }
  const { version } = database
  database.close()
  return { version, stores }
}

/** Makes the database called `name` what `dump` tells, without a line of Snug's own code. */
export const restoreDatabase = async (name: string, dump: DatabaseDump): Promise<void> => {
  const request = indexedDB.open(name, dump.version)
  request.addEventListener('upgradeneeded', () => {
    for (const { name: each, keyPath, autoIncrement, indexes, rows } of dump.stores) {
      const store = request.result.createObjectStore(each, { keyPath: keyPath as string, autoIncrement })
      for (const { name: index, keyPath: path, multiEntry, unique } of indexes)
        store.createIndex(index, path as string, { multiEntry, unique })
      for (const row of rows) store.put(row)
    }
  })
  const database = await settled(request)
  database.close()
}

/** As text, with bytes, packed numbers, and maps told apart from what JSON knows. */
export const toText = (value: unknown): string =>
  JSON.stringify(
    value,
    (_, one: unknown) =>
      one instanceof Uint8Array
        ? { $bytes: Buffer.from(one).toString('base64') }
        : one instanceof Float64Array
          ? { $numbers: [...one] }
          : one instanceof Map
            ? { $map: [...one] }
            : one,
    1,
  )

/** Inverse of `toText`. */
export const fromText = (text: string): unknown =>
  JSON.parse(text, (_, one: unknown) => {
    if (typeof one !== 'object' || one === null) return one
    if ('$bytes' in one) return new Uint8Array(Buffer.from(one.$bytes as string, 'base64'))
    if ('$numbers' in one) return Float64Array.from(one.$numbers as number[])
    return '$map' in one ? new Map(one.$map as [unknown, unknown][]) : one
  })
