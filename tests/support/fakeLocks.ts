type Task = () => unknown
type Waiting = { readonly task: Task; readonly resolve: (value: unknown) => void; readonly window: object }

/** The browser's locks, as several windows of one profile share them. */
export const createFakeLocks = () => {
  const queues = new Map<string, Waiting[]>()

  const next = (name: string): void => {
    const first = queues.get(name)?.[0]
    if (!first) return
    void Promise.resolve(first.task()).then((value) => {
      release(name, first)
      first.resolve(value)
    })
  }
  const release = (name: string, waiting: Waiting): void => {
    const queue = queues.get(name) ?? []
    const at = queue.indexOf(waiting)
    if (at >= 0) queue.splice(at, 1)
    if (at === 0) next(name)
  }

  return {
    /** What `navigator.locks` is in one window. */
    of: (window: object) => ({
      request: (name: string, { signal }: { signal: AbortSignal }, task: Task): Promise<unknown> =>
        new Promise((resolve, reject) => {
          const queue = queues.get(name) ?? []
          queues.set(name, queue)
          const waiting = { task, resolve, window }
          queue.push(waiting)
          if (queue.length === 1) return next(name)
          signal.addEventListener('abort', () => {
            if (queue.indexOf(waiting) <= 0) return
            release(name, waiting)
            reject(signal.reason as Error)
          })
        }),
    }),
    /** The window is closed: whatever it holds is free. */
    closeWindow: (window: object): void => {
      for (const [name, queue] of queues)
        for (const waiting of Array.from(queue)) if (waiting.window === window) release(name, waiting)
    },
  }
}
