import { createFakeClock } from '#shared/ports/clock.fake'
import { expect, test } from 'vitest'
import { lockWhenUnused } from '../../../renderer/app/lockWhenUnused'

const MINUTE = 60_000

const watch = (minutes: number | undefined) => {
  const clock = createFakeClock()
  let locked = 0
  let after = minutes
  const { used, end } = lockWhenUnused({ clock, after: () => after, lock: () => (locked += 1) })
  return {
    clock,
    used,
    end,
    locked: () => locked,
    choose: (chosen: number | undefined) => {
      after = chosen
    },
  }
}

test('locks once nobody has been there for as long as was chosen, and not before', () => {
  const { clock, used, locked } = watch(5)
  for (let minute = 0; minute < 10; minute++) {
    clock.advance(MINUTE)
    used()
  }
  clock.advance(4.5 * MINUTE)
  expect(locked()).toBe(0)
  clock.advance(MINUTE)
  expect(locked()).toBe(1)
})

test('a machine that slept is locked when it wakes, also if it was the keyboard that woke it', () => {
  const { clock, used, locked } = watch(15)
  clock.jump(60 * MINUTE)
  used()
  clock.advance(5_000)
  expect(locked()).toBe(1)
})

test('never locks where nobody chose it; who chooses it later has the whole time before them', () => {
  const { clock, used, locked, choose } = watch(undefined)
  clock.advance(20 * MINUTE)
  expect(locked()).toBe(0)
  used()
  choose(5)
  clock.advance(4 * MINUTE)
  expect(locked()).toBe(0)
  clock.advance(2 * MINUTE)
  expect(locked()).toBe(1)
})

test('what cannot be locked just now is tried again after as long, and no more once it has ended', () => {
  const { clock, locked, end } = watch(5)
  clock.advance(11 * MINUTE)
  expect(locked()).toBe(2)
  end()
  clock.advance(11 * MINUTE)
  expect(locked()).toBe(2)
})
