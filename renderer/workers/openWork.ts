import type { HeavyWork } from '#shared/ports/heavyWork.port'
import { Problem } from '#shared/protocol/problem'
import { callsTo, deathOf } from './calls'
import { workElsewhere } from './workElsewhere'

const start = (): HeavyWork => {
  const worker = new Worker(new URL('./heavyWorker.ts', import.meta.url), { type: 'module', name: 'work' })
  const failed = deathOf(worker, (message) => new Problem('unexpected', `the work: ${message}`))
  return workElsewhere(callsTo(worker, failed), failed)
}

/**
 * Heavy work on a thread of its own, for all rooms of this page. The thread is begun with the first work of a link: the
 * first screen, which needs none, has the processor to itself.
 */
export const openWork = (): HeavyWork => {
  let work: HeavyWork | undefined
  const begun = (): HeavyWork => (work ??= start())
  return {
    examine: (...given) => begun().examine(...given),
    encode: (...given) => begun().encode(...given),
    lacking: (...given) => begun().lacking(...given),
  }
}
