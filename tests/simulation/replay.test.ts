import { expect, test } from 'vitest'
import { attempt } from './attempt'
import { failedSeeds } from './failedSeeds'
import { runSchedule } from './schedule'
import { drawSteps, drawUngoverned } from './steps'

test.each(failedSeeds)('seed $seed, which found: $found', async ({ seed, steps }) => {
  const { wrongs } = await attempt(seed, steps ?? drawUngoverned(seed))
  expect(wrongs).toEqual([])
})

test('a schedule replays from its seed to the last detail', async () => {
  const [once, again] = [await runSchedule(42), await runSchedule(42)]
  expect(again).toEqual(once)
})

test('a schedule replays with steps left out', async () => {
  const some = drawSteps(42).filter((_, at) => at % 3 > 0)
  const [once, again] = [await runSchedule(42, some), await runSchedule(42, some)]
  expect(again).toEqual(once)
  expect(once.wrongs).toEqual([])
})
