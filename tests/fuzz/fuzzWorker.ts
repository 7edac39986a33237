import { parentPort } from 'node:worker_threads'
import type { Report } from './runBatch'
import { runBatch } from './runBatch'
import type { TargetName } from './targets'
import { targets } from './targets'

export type Order = { readonly target: TargetName; readonly seed: number; readonly count: number }

parentPort?.on('message', async ({ target, seed, count }: Order) => {
  // A receiver of its own for each batch, so that a seed replays whatever came before it.
  const report: Report = await runBatch(await targets[target].open(), seed, count)
  parentPort?.postMessage(report)
})
