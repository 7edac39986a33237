import type { DocumentStore } from '#shared/ports/documentStore.port'
import { Problem } from '#shared/protocol/problem'
import { deathOf } from '../workers/calls'
import { storeBehind } from './storeCalls'

export type StoreWorker = { readonly worker: Worker; readonly failed: Promise<never> }

/** The store's worker, for the profile's database or the one of that name: it opens that with the first call. */
export const startStoreWorker = (name = 'snug'): StoreWorker => {
  const worker = new Worker(new URL('./storeWorker.ts', import.meta.url), { type: 'module', name })
  // Heard from the beginning: where it can't be fetched it is dead before anybody asks it for something.
  return { worker, failed: deathOf(worker, (message) => new Problem('database-broken', `the store: ${message}`)) }
}

/** The store in a worker of this page. Every method rejects with Problem `database-broken` once the worker has died. */
export const openWorkerStore = ({ worker, failed }: StoreWorker): DocumentStore => {
  const store = storeBehind(worker, failed)
  return { ...store, close: () => store.close().finally(() => worker.terminate()) }
}
