import { expect, test } from 'vitest'
import { runSchedule } from './schedule'

/** SNUG_SEED=n replays one, SNUG_SEEDS=n runs so many, both begin at one and run so many. */
const { SNUG_SEED, SNUG_SEEDS } = process.env
const FIRST = SNUG_SEED ? Number(SNUG_SEED) : Math.floor(Math.random() * 2 ** 30)
const COUNT = Number(SNUG_SEEDS || (SNUG_SEED ? 1 : 200))

test(`${COUNT} schedules with faults, from seed ${FIRST}: all copies equal, nothing lost that was called stored`, async () => {
  let saved = 0
  for (let seed = FIRST; seed < FIRST + COUNT; seed += 1) {
    const outcome = await runSchedule(seed).catch((cause: unknown) => {
      throw new Error(`a schedule broke off: replay with SNUG_SEED=${seed}`, { cause })
    })
    expect(outcome.wrongs, `replay with SNUG_SEED=${seed}; ${outcome.log.join('; ')}`).toEqual([])
    saved += outcome.saved
  }
  // A simulation in which nobody ever stores anything would prove nothing.
  expect(saved).toBeGreaterThan(COUNT * 3)
})

test('a schedule replays from its seed to the last detail', async () => {
  const [once, again] = [await runSchedule(FIRST), await runSchedule(FIRST)]
  expect(again).toEqual(once)
})
