import { runSchedule } from './schedule'
import { shrink } from './shrink'
import type { Step } from './steps'
import { drawSteps } from './steps'

export type Attempt = {
  readonly seed: number
  readonly wrongs: readonly string[]
  readonly saved: number
  readonly log: readonly string[]
}

/** Runs a schedule; one that breaks off is one that fails. */
export const attempt = async (seed: number, steps?: readonly Step[]): Promise<Attempt> => {
  try {
    return { seed, ...(await runSchedule(seed, steps)) }
  } catch (error) {
    return { seed, wrongs: [`broke off: ${error instanceof Error ? error.stack : String(error)}`], saved: 0, log: [] }
  }
}

export type Shrunk = Attempt & {
  /** Which of the seed's steps are enough, by their place in its list. */ readonly only: readonly number[]
}

/** The fewest of a failing seed's steps that still fail. */
export const shrinkSeed = async (seed: number): Promise<Shrunk> => {
  const steps = [...drawSteps(seed).entries()]
  const run = (some: readonly (readonly [number, Step])[]) =>
    attempt(
      seed,
      some.map(([, step]) => step),
    )
  const left = await shrink(steps, async (some) => (await run(some)).wrongs.length > 0)
  return { ...(await run(left)), only: left.map(([at]) => at) }
}
