import 'fake-indexeddb/auto'
import Dexie from 'dexie'

// Dexie has looked for it where it was loaded first.
Object.assign(Dexie.dependencies, { indexedDB, IDBKeyRange })

type Store = { transaction: { _execRequestAsync(request: object): IDBRequest } }

let left = Infinity

/** The disk takes so many more writes; each one after them fails as on a full disk, and its transaction with it. */
export const leaveRoomFor = (writes: number | undefined): void => {
  left = writes ?? Infinity
}

const refuse = (store: unknown): IDBRequest =>
  (store as Store).transaction._execRequestAsync({
    source: store,
    operation: () => {
      throw new DOMException('The disk is full.', 'QuotaExceededError')
    },
  })

for (const verb of ['put', 'add'] as const) {
  const original = IDBObjectStore.prototype[verb]
  IDBObjectStore.prototype[verb] = function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
    if (left <= 0) return refuse(this) as IDBRequest<IDBValidKey>
    left -= 1
    return original.call(this, value, key)
  }
}
