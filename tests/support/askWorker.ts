import type { Worker } from 'node:worker_threads'

/** Hands an order to a thread that answers each with one message; `broken` when an error ends the thread instead. */
export const askWorker = <Answer extends object>(
  worker: Worker,
  order: unknown,
): Promise<Answer | { readonly broken: string }> =>
  new Promise((resolve) => {
    const answered = (answer: Answer): void => {
      worker.off('error', broke)
      resolve(answer)
    }
    const broke = (error: unknown): void => {
      worker.off('message', answered)
      resolve({ broken: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
    worker.once('message', answered)
    worker.once('error', broke)
    worker.postMessage(order)
  })
