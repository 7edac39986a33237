import { expect, test } from 'vitest'
import { attempt } from './attempt'

/** Half of the 500 that every run tries: two files of them, since files run at once. */
const COUNT = 250
const first = Math.floor(Math.random() * 2 ** 31)

/** Runs seeds that nobody has chosen. */
export const testFreshSeeds = (): void => {
  test(`${COUNT} schedules with faults, from seed ${first}: all copies equal, nothing lost that was called stored`, async () => {
    let saved = 0
    for (let seed = first; seed < first + COUNT; seed += 1) {
      const outcome = await attempt(seed)
      expect(outcome.wrongs, `npm run simulate -- --seed ${seed}; ${outcome.log.join('; ')}`).toEqual([])
      saved += outcome.saved
    }
    // A simulation in which nobody ever stores anything would prove nothing.
    expect(saved).toBeGreaterThan(COUNT * 3)
  })
}
