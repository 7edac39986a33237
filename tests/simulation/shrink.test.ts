import { expect, test } from 'vitest'
import { shrink } from './shrink'

const steps = Array.from({ length: 60 }, (_, at) => at)

test('what fails by two steps together shrinks to these two, in their order', async () => {
  expect(await shrink(steps, async (some) => some.includes(7) && some.includes(41))).toEqual([7, 41])
})

test('what fails by one step shrinks to it, wherever it stands', async () => {
  for (const step of steps) expect(await shrink(steps, async (some) => some.includes(step))).toEqual([step])
})

test('what fails even without steps keeps none', async () => {
  expect(await shrink(steps, async () => true)).toEqual([])
})

test('what fails by its number of steps keeps so many', async () => {
  expect(await shrink(steps, async (some) => some.length >= 23)).toHaveLength(23)
})
