import type { Clock } from '#shared/ports/clock.port'
import type { ProfileStore } from '#shared/ports/profileStore.port'
import type { Problem } from '#shared/protocol/problem'
import { asProblem } from '#shared/protocol/problem'

/** Writes down what changes often, no more often than every `delay` milliseconds, as `value` says it is by then. */
export const keepSoon = (given: {
  readonly profile: ProfileStore
  readonly clock: Clock
  readonly key: string
  readonly delay: number
  readonly value: () => unknown
  readonly onProblem: (problem: Problem) => void
}): { keep(): void; end(): void } => {
  const { profile, clock, key, delay, value, onProblem } = given
  let timer: (() => void) | undefined
  return {
    keep: () => {
      timer ??= clock.after(delay, () => {
        timer = undefined
        profile.set(key, value()).catch((error: unknown) => onProblem(asProblem(error)))
      })
    },
    end: () => timer?.(),
  }
}
