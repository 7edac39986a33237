import type { Clock } from '#shared/ports/clock.port'

/** Milliseconds of rest at most, and to the next run after a failure. */
const LONGEST = 200
const AGAIN = 3_000
/** A run is followed by twice as much rest, up to that most: so two thirds of the time belong to others. */
const REST = 2

/** Runs one task whenever it was asked for since it last began, never two at once. */
export type WhenDue = {
  /** The first after a rest runs as soon as what goes on at this moment has ended; those after it together, once it has rested. */
  ask(): void
  end(): void
}

/** `failed` hears what the task throws; it is tried again. */
export const whenDue = (given: {
  readonly clock: Clock
  readonly task: () => Promise<void>
  readonly failed: (error: unknown) => void
}): WhenDue => {
  const { clock, task, failed } = given
  let due: (() => void) | undefined
  let asked = false
  let busy = false
  let free = 0
  let ended = false

  /** What the task has led to is drawn before the clock's next turn comes: so it is counted as the task's own. */
  const rest = (since: number): void => {
    due = clock.after(0, () => {
      const took = Math.max(0, clock.now() - since)
      free = clock.now() + Math.min(LONGEST, REST * took)
      busy = false
      due = undefined
      if (asked) ask()
    })
  }

  const run = async (): Promise<void> => {
    due = undefined
    if (ended) return
    const since = clock.now()
    busy = true
    asked = false
    try {
      await task()
      if (!ended) rest(since)
    } catch (error) {
      failed(error)
      busy = false
      due = ended ? undefined : clock.after(AGAIN, () => void run())
    }
  }

  const ask = (): void => {
    if (asked && (due || busy)) return
    asked = true
    if (busy || due || ended) return
    // A clock that was set back would have it wait for long.
    const wait = Math.min(LONGEST, free - clock.now())
    if (wait > 0) due = clock.after(wait, () => void run())
    else {
      busy = true
      queueMicrotask(() => void run())
    }
  }

  return {
    ask,
    end: () => {
      ended = true
      due?.()
    },
  }
}
