import type { DocumentStore } from '#shared/ports/documentStore.port'
import { Problem } from '#shared/protocol/problem'
import { deathOf } from '../workers/calls'
import { storeBehind } from './storeCalls'

/** The store's worker, for the profile's database or the one of that name: it opens that with the first call. */
export const startStoreWorker = (name = 'snug'): Worker =>
  new Worker(new URL('./storeWorker.ts', import.meta.url), { type: 'module', name })

/** The store in a worker of this page. Every method rejects with Problem `database-broken` once the worker has died. */
export const openWorkerStore = (worker: Worker): DocumentStore => {
  const store = storeBehind(
    worker,
    deathOf(worker, (message) => new Problem('database-broken', `the store: ${message}`)),
  )
  return { ...store, close: () => store.close().finally(() => worker.terminate()) }
}
