import type { Clock } from './clock.port'

export type FakeClock = Clock & {
  /** Runs what is due, in order of time, up to `ms` from now. */
  advance(ms: number): void
  /** When the next task is due, or undefined. */
  next(): number | undefined
  /** How many tasks wait. */
  readonly waiting: number
  /** Sets what the machine believes the time is, without running anything: a clock that jumps. */
  jump(ms: number): void
}

/** A clock that stands still until it is told to go on. Tasks wait for elapsed time, as on a real machine. */
export const createFakeClock = (start = Date.UTC(2026, 0, 5, 9)): FakeClock => {
  let elapsed = 0
  let offset = start
  let order = 0
  const tasks = new Map<number, { readonly due: number; readonly task: () => void }>()

  const earliest = (): [number, { readonly due: number; readonly task: () => void }] | undefined => {
    let found: [number, { readonly due: number; readonly task: () => void }] | undefined
    for (const entry of tasks) if (!found || entry[1].due < found[1].due) found = entry
    return found
  }

  return {
    now: () => offset + elapsed,
    after: (ms, task) => {
      const id = (order += 1)
      tasks.set(id, { due: elapsed + Math.max(0, ms), task })
      return () => tasks.delete(id)
    },
    advance: (ms) => {
      const until = elapsed + ms
      for (let entry = earliest(); entry && entry[1].due <= until; entry = earliest()) {
        tasks.delete(entry[0])
        elapsed = Math.max(elapsed, entry[1].due)
        entry[1].task()
      }
      elapsed = until
    },
    next: () => {
      const due = earliest()?.[1].due
      return due === undefined ? undefined : offset + due
    },
    get waiting() {
      return tasks.size
    },
    jump: (ms) => {
      offset += ms
    },
  }
}
