import type { HeavyWork } from '#shared/ports/heavyWork.port'
import { Problem } from '#shared/protocol/problem'
import { callsTo, deathOf } from './calls'
import { workElsewhere } from './workElsewhere'

/** Heavy work on a thread of its own, for all rooms of this page. */
export const openWork = (): HeavyWork => {
  const worker = new Worker(new URL('./heavyWorker.ts', import.meta.url), { type: 'module', name: 'work' })
  const failed = deathOf(worker, (message) => new Problem('unexpected', `the work: ${message}`))
  return workElsewhere(callsTo(worker, failed), failed)
}
