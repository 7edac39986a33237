import { expect, test } from 'vitest'
import type { MessageId } from '#shared/protocol/ids'
import type { ToCome } from '#shared/sync/toCome'
import { createFakeClock } from '../../../shared/ports/clock.fake'
import { lastingGaps } from '../../../renderer/state/lastingGaps'

const MESSAGE = 'one' as MessageId
const SOME = { oldest: '2026-11', newest: '2026-11', devices: [] } as const

/** A room of which a test says what is to come. */
const setUp = () => {
  const clock = createFakeClock()
  let toCome: ToCome | undefined
  let changes = 0
  const gaps = lastingGaps({ toCome: () => toCome }, clock, () => void (changes += 1))
  return { clock, gaps, say: (next: ToCome | undefined) => void (toCome = next), changes: () => changes }
}

test('a message that lacks parts is called so after a second, and stays called so', () => {
  const { clock, gaps, say, changes } = setUp()
  expect(gaps.has(MESSAGE)).toBe(false)
  clock.advance(900)
  expect([gaps.has(MESSAGE), changes()]).toEqual([false, 0])
  clock.advance(200)
  expect([gaps.has(MESSAGE), changes()]).toEqual([true, 1])
  say(SOME)
  expect(gaps.has(MESSAGE)).toBe(true)
})

test('it is not as long as members have something that may be its parts', () => {
  const { clock, gaps, say, changes } = setUp()
  say(SOME)
  gaps.has(MESSAGE)
  clock.advance(60_000)
  expect([gaps.has(MESSAGE), changes()]).toEqual([false, 0])
  say(undefined)
  clock.advance(1_100)
  expect([gaps.has(MESSAGE), changes()]).toEqual([true, 1])
})

test('once nobody looks any more nothing is called', () => {
  const { clock, gaps, changes } = setUp()
  gaps.has(MESSAGE)
  gaps.end()
  clock.advance(60_000)
  expect(changes()).toBe(0)
})
