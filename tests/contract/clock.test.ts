import { createFakeClock } from '#shared/ports/clock.fake'
import type { Clock } from '#shared/ports/clock.port'
import { expect, test } from 'vitest'
import { systemClock } from '../../renderer/platform/systemClock'
import { nodeClock } from '../support/systemPorts'
import type { RunningClock } from './clock.contract'
import { clockContract } from './clock.contract'

const real = (clock: Clock) => (): RunningClock => ({
  clock,
  pass: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
})

clockContract('the system’s', real(systemClock))
clockContract('the system’s, in Node', real(nodeClock))
clockContract('of the simulation', () => {
  const clock = createFakeClock()
  return { clock, pass: async (ms) => clock.advance(ms) }
})

test('a simulated clock that jumps runs nothing, as a machine’s whose time is set', () => {
  const clock = createFakeClock()
  const before = clock.now()
  let runs = 0
  clock.after(1_000, () => (runs += 1))
  clock.jump(3_600_000)
  expect([runs, clock.now() - before]).toEqual([0, 3_600_000])
  expect(clock.next()).toBe(before + 3_601_000)
  clock.jump(-7_200_000)
  clock.advance(1_000)
  expect([runs, clock.now() - before]).toEqual([1, 1_000 - 3_600_000])
  expect(clock.next()).toBeUndefined()
})
