import { createFakeClock } from '#shared/ports/clock.fake'
import { expect, test } from 'vitest'
import { afterFirstLook } from '../../../renderer/commands/afterFirstLook'
import { passing } from '../../support/passing'

const opened = () => {
  const clock = createFakeClock()
  let looked = (): void => undefined
  const firstLook = new Promise<void>((resolve) => (looked = resolve))
  let begun = 0
  const stop = afterFirstLook({ clock, projection: { firstLook } }, () => (begun += 1))
  return { clock, stop, looked: () => looked(), begun: () => begun, pass: passing(clock) }
}

test('begins once the room is on the screen and painted, and only once', async () => {
  const { looked, begun, pass } = opened()
  await pass(200)
  expect(begun()).toBe(0)
  looked()
  await pass(1)
  expect(begun()).toBe(0)
  await pass(50)
  expect(begun()).toBe(1)
  await pass(5_000)
  expect(begun()).toBe(1)
})

test('does not wait for good for a first look that does not come, nor begins again when it comes late', async () => {
  const { looked, begun, pass } = opened()
  await pass(1_500)
  expect(begun()).toBe(1)
  looked()
  await pass(1_500)
  expect(begun()).toBe(1)
})

test.each([false, true])('can be called off (already looked at: %s)', async (isLookedAt) => {
  const { clock, looked, begun, pass, stop } = opened()
  if (isLookedAt) looked()
  await pass(1)
  stop()
  looked()
  await pass(5_000)
  expect([begun(), clock.waiting]).toEqual([0, 0])
})
