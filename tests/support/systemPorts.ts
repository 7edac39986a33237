import { randomBytes } from 'node:crypto'
import type { Clock } from '#shared/ports/clock.port'
import type { Randomness } from '#shared/ports/randomness.port'

/** The machine's time, in Node. */
export const nodeClock: Clock = {
  now: () => Date.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms)
    return () => clearTimeout(timer)
  },
}

/** The system's randomness, in Node. */
export const nodeRandomness: Randomness = {
  bytes: (length) => new Uint8Array(randomBytes(length)),
  fraction: () => Math.random(),
}
