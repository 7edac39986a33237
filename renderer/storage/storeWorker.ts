import type { CallPort } from '../workers/calls'
import { serveCalls } from '../workers/calls'
import { openDatabase } from './database'
import { createDexieStore } from './dexieStore'

/** In a worker; it is called by the name of the database that it is to open. */
const worker = globalThis as unknown as CallPort & { readonly name: string }

// On a thread of its own, writing, reading, and merging what has grown long keep nobody from typing.
serveCalls(worker, async () => createDexieStore(await openDatabase(worker.name)))
