import { Worker } from 'node:worker_threads'
import { askWorker } from '../support/askWorker'
import type { Attempt, Shrunk } from './attempt'

export type Order = { readonly seed: number; readonly shrink: boolean }
export type Answer = Attempt | Shrunk

const isShrunk = (answer: Answer): answer is Shrunk => 'only' in answer

/** Seeds that one thread runs: its memory grows with them, probably by notes that were open when a process crashed. */
const LIFE = 100

type Given = {
  /** The worker's program. */
  readonly program: string
  readonly workers: number
  readonly seeds: Iterable<number>
  /** Called when a seed has been run. Those that fail are shrunk then: `onShrunk`. */
  readonly onAttempt: (answer: Attempt) => void
  readonly onShrunk: (answer: Shrunk) => void
}

/** Runs seeds on as many threads, one at a time each. Resolves when all have been run, and what failed was shrunk. */
export const runCrew = async ({ program, workers, seeds, onAttempt, onShrunk }: Given): Promise<void> => {
  const orders = (function* (): Iterable<Order> {
    for (const seed of seeds) yield { seed, shrink: false }
  })()[Symbol.iterator]()
  const failed: Order[] = []
  const next = (): Order | undefined => {
    const order = orders.next()
    return order.done ? failed.shift() : order.value
  }

  const take = (answer: Answer): void => {
    if (isShrunk(answer)) return onShrunk(answer)
    if (answer.wrongs.length > 0) failed.push({ seed: answer.seed, shrink: true })
    onAttempt(answer)
  }

  const oneAfterTheOther = async (): Promise<void> => {
    let worker = new Worker(program)
    let age = 0
    for (let order = next(); order; order = next()) {
      age += 1
      if (age % LIFE === 0) {
        await worker.terminate()
        worker = new Worker(program)
      }
      const answer = await askWorker<Answer>(worker, order)
      if ('broken' in answer) {
        // An error that no schedule awaited ends the thread: it counts as the seed's, and can't be shrunk here.
        onAttempt({ seed: order.seed, wrongs: [`the thread ended: ${answer.broken}`], saved: 0, log: [] })
        worker = new Worker(program)
      } else take(answer)
    }
    await worker.terminate()
  }
  await Promise.all(Array.from({ length: workers }, oneAfterTheOther))
}
