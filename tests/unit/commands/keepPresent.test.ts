import { expect, test } from 'vitest'
import type { RoomId } from '#shared/protocol/ids'
import { createFakeClock } from '#shared/ports/clock.fake'
import type { House, Session } from '../../../renderer/commands/house'
import { keepPresent } from '../../../renderer/commands/keepPresent'

/** A machine with a room, and what its replica is told. */
const machine = () => {
  const clock = createFakeClock()
  const told: boolean[] = []
  let look: ((isInSight: boolean) => void) | undefined
  const platform = {
    onInSight: (handler: (isInSight: boolean) => void) => {
      look = handler
      return () => {
        look = undefined
      }
    },
  }
  const session = { replica: { setHere: (isHere: boolean) => told.push(isHere) } } as unknown as Session
  const house = { clock, platform, isHere: true, sessions: new Map([['room' as RoomId, session]]) } as unknown as House
  return { clock, told, house, stop: keepPresent(house), look: (isInSight: boolean) => look?.(isInSight) }
}

test('who puts the window away is gone after ten seconds, for rooms that open meanwhile too, and back at once', () => {
  const { clock, told, house, look } = machine()
  look(false)
  clock.advance(9_000)
  expect([told, house.isHere]).toEqual([[], true])
  clock.advance(2_000)
  expect([told, house.isHere]).toEqual([[false], false])
  look(true)
  expect([told, house.isHere]).toEqual([[false, true], true])
})

test('who only looks something up was there all along', () => {
  const { clock, told, look } = machine()
  look(false)
  clock.advance(5_000)
  look(true)
  clock.advance(60_000)
  expect(told).toEqual([true])
})

test('nothing is told any more once it is stopped', () => {
  const { clock, told, look, stop } = machine()
  look(false)
  stop()
  clock.advance(60_000)
  expect(told).toEqual([])
})
