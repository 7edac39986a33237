import type { Clock } from '#shared/ports/clock.port'

/** Milliseconds between two looks at how long nobody has been there. */
const LOOK = 5_000

/**
 * Calls `lock` once nobody has used Snug for so many minutes; `after` says how many, undefined for never. Time in which
 * the machine sleeps counts. `used` is called whenever somebody types or points.
 */
export const lockWhenUnused = (given: {
  readonly clock: Clock
  after(): number | undefined
  lock(): void
}): { used(): void; end(): void } => {
  const { clock, after, lock } = given
  let last = clock.now()
  let cancel = (): void => undefined
  const look = (): void => {
    const minutes = after()
    if (minutes !== undefined && clock.now() - last >= minutes * 60_000) {
      // Should it not be possible just now, it is tried again as long after.
      last = clock.now()
      lock()
    }
    cancel = clock.after(LOOK, look)
  }
  cancel = clock.after(LOOK, look)
  return {
    used: () => {
      // A machine that has slept: what wakes it must not count as having been there all the while.
      const minutes = after()
      if (minutes === undefined || clock.now() - last < minutes * 60_000) last = clock.now()
    },
    end: () => cancel(),
  }
}
