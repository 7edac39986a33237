import { workHere } from '#shared/sync/workHere'
import type { CallPort } from './calls'
import { serveCalls } from './calls'

// In a worker: what the engine would else do on the page's thread.
serveCalls(globalThis as unknown as CallPort, async () => workHere)
