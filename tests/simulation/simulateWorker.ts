import { parentPort } from 'node:worker_threads'
import { attempt, shrinkSeed } from './attempt'
import type { Answer, Order } from './crew'

parentPort?.on('message', async ({ seed, shrink }: Order) => {
  const answer: Answer = shrink ? await shrinkSeed(seed) : await attempt(seed)
  parentPort?.postMessage(answer)
})
