import type { RoomState } from '#shared/governance/roomState'
import { limits } from '#shared/protocol/limits'
import { expect, test } from 'vitest'
import { renamingsIn } from '../../../renderer/state/renamingsIn'

const DAY = 86_400_000
const now = 100 * DAY

const stateOf = (members: object, former: object = {}): RoomState =>
  ({ members: new Map(Object.entries(members)), former: new Map(Object.entries(former)) }) as unknown as RoomState
const taken = (id: string, ...times: readonly number[]) => ({
  id,
  name: `${id}${times.length}`,
  earlier: times.map((until, place) => ({ name: `${id}${place}`, until })).toReversed(),
})
const state = stateOf({ a: taken('a', 2 * DAY, 20 * DAY, 90 * DAY) }, { b: taken('b', 50 * DAY) })

const told = (of: RoomState, stretch: { hasEarlier?: boolean; hasLater?: boolean; said?: readonly number[] }) => {
  const { said = [10, 60], hasEarlier = false, hasLater = false } = stretch
  const visible = said.map((day) => ({ at: day * DAY }))
  return renamingsIn(of, { visible, hasEarlier, hasLater, now }).map(({ name, at }) => `${name} ${at / DAY}`)
}

test('names that were taken are told in the stretch into whose time they fall, of who has gone too', () => {
  expect(told(state, {})).toEqual(['a1 2', 'a2 20', 'b1 50', 'a3 90'])
  expect(told(state, { hasEarlier: true })).toEqual(['a2 20', 'b1 50', 'a3 90'])
  expect(told(state, { hasLater: true })).toEqual(['a1 2', 'a2 20', 'b1 50'])
  expect(told(state, { hasEarlier: true, hasLater: true })).toEqual(['a2 20', 'b1 50'])
})

test('nothing is told where nothing was said', () => {
  expect(told(state, { said: [] })).toEqual([])
})

test('a name from a clock that is far ahead is told when its time has come', () => {
  const ahead = stateOf({ a: taken('a', now + limits.clockAhead), b: taken('b', now + limits.clockAhead + 1) })
  expect(told(ahead, {})).toEqual([`a1 ${(now + limits.clockAhead) / DAY}`])
})
