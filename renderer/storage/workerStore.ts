import type { DocumentStore } from '#shared/ports/documentStore.port'
import { Problem } from '#shared/protocol/problem'
import { deathOf } from '../workers/calls'
import { storeBehind } from './storeCalls'

/** The store of the profile's database, or of the one of that name, in a worker of this page. Every method rejects with Problem `database-broken` once the worker has died. */
export const openWorkerStore = (name = 'snug'): DocumentStore => {
  const worker = new Worker(new URL('./storeWorker.ts', import.meta.url), { type: 'module', name })
  const store = storeBehind(
    worker,
    deathOf(worker, (message) => new Problem('database-broken', `the store: ${message}`)),
  )
  return { ...store, close: () => store.close().finally(() => worker.terminate()) }
}
