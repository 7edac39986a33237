import type { Clock } from '#shared/ports/clock.port'

/** Milliseconds of waiting at most, and to the next run after a failure. */
const LONGEST = 200
const AGAIN = 3_000
/** A run owes twice as much rest as it took: so whoever asks all the time leaves two thirds of it to others. */
const REST = 2
/**
 * Milliseconds of rest that may be owed before anybody waits: a message that comes just after another was drawn is drawn
 * at once, and a flood of them is not.
 */
const CREDIT = 100
/** Milliseconds until what nobody waits for is run for. */
const SOON = 50

/** Runs one task whenever it was asked for since it last began, never two at once. */
export type WhenDue = {
  /** It runs as soon as what goes on at this moment has ended, or together with others, once enough has been rested. */
  ask(): void
  /** The same a moment later, for all who have asked by then; or with what is asked for sooner. */
  askSoon(): void
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
  let soon: (() => void) | undefined
  let asked = false
  let busy = false
  let owed = 0
  let counted = clock.now()
  let ended = false

  /** Milliseconds of rest, less what has passed. A clock that was set back has not paid for anything. */
  const stillOwed = (): number => Math.max(0, owed - Math.max(0, clock.now() - counted))

  /** What the task has led to is drawn before the clock's next turn comes: so it is counted as the task's own. */
  const rest = (since: number, before: number): void => {
    due = clock.after(0, () => {
      const took = Math.max(0, clock.now() - since)
      owed = Math.min(CREDIT + LONGEST, before + REST * took)
      counted = clock.now()
      busy = false
      due = undefined
      if (asked) ask()
    })
  }

  const run = async (): Promise<void> => {
    due = undefined
    soon?.()
    soon = undefined
    if (ended) return
    const [since, before] = [clock.now(), stillOwed()]
    busy = true
    asked = false
    try {
      await task()
      if (!ended) rest(since, before)
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
    const wait = stillOwed() - CREDIT
    if (wait > 0) due = clock.after(wait, () => void run())
    else {
      busy = true
      queueMicrotask(() => void run())
    }
  }

  return {
    ask,
    askSoon: () => {
      if (ended) return
      soon ??= clock.after(SOON, () => {
        soon = undefined
        ask()
      })
    },
    end: () => {
      ended = true
      due?.()
      soon?.()
    },
  }
}
