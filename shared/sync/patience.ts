import type { Clock } from '../ports/clock.port'
import type { Problem } from '../protocol/problem'
import { asProblem } from '../protocol/problem'

/** Milliseconds until what a disk refused to tell is asked again. */
const RETRY = 3_000

export type Patience = {
  /**
   * Does what needs the disk to be read. If it does not answer, that is reported, and the task is done again until it
   * succeeds, while nobody waits. So a task may be done twice, from its beginning.
   */
  until(task: () => Promise<void>): Promise<void>
  /** Nothing is tried again from now on. */
  end(): void
}

export const createPatience = (clock: Clock, onProblem: (problem: Problem) => void): Patience => {
  let ended = false
  const until = async (task: () => Promise<void>): Promise<void> => {
    try {
      await task()
    } catch (error) {
      onProblem(asProblem(error))
      clock.after(RETRY, () => {
        if (!ended) void until(task)
      })
    }
  }
  return {
    until,
    end: () => {
      ended = true
    },
  }
}
