import { openDatabase } from './database'
import { createDexieStore } from './dexieStore'
import type { StorePort } from './storeCalls'
import { serveStore } from './storeCalls'

/** In a worker; it is called by the name of the database that it is to open. */
const worker = globalThis as unknown as StorePort & { readonly name: string }

// On a thread of its own, writing, reading, and merging what has grown long keep nobody from typing.
serveStore(worker, openDatabase(worker.name).then(createDexieStore))
