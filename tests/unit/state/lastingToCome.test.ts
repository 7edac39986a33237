import type { DeviceId } from '#shared/protocol/ids'
import type { Replica } from '#shared/sync/replica'
import type { ToCome } from '#shared/sync/toCome'
import { expect, test } from 'vitest'
import { createFakeClock } from '../../../shared/ports/clock.fake'
import { lastingToCome } from '../../../renderer/state/lastingToCome'

const YEARS: ToCome = { oldest: '2019-03', newest: '2023-11', devices: ['anna' as DeviceId] }

/** A room of which a test says what is to come. */
const setUp = () => {
  const clock = createFakeClock()
  const handlers = new Set<(toCome: ToCome | undefined) => void>()
  let toCome: ToCome | undefined
  const replica = {
    toCome: () => toCome,
    on: (_: string, handler: (toCome: ToCome | undefined) => void) => {
      handlers.add(handler)
      return () => handlers.delete(handler)
    },
  } as unknown as Pick<Replica, 'on' | 'toCome'>
  let changes = 0
  const lasting = lastingToCome(replica, clock, () => void (changes += 1))
  const say = (next: ToCome | undefined): void => {
    toCome = next
    for (const handler of handlers) handler(next)
  }
  return { clock, lasting, say, changes: () => changes }
}

test('what comes within a second is never spoken of', () => {
  const { clock, lasting, say, changes } = setUp()
  say(YEARS)
  clock.advance(900)
  expect(lasting.now()).toBeUndefined()
  say(undefined)
  clock.advance(5_000)
  expect([lasting.now(), changes()]).toEqual([undefined, 0])
})

test('what takes longer is told, as it is now, until all is here', () => {
  const { clock, lasting, say, changes } = setUp()
  say(YEARS)
  clock.advance(1_000)
  expect([lasting.now(), changes()]).toEqual([YEARS, 1])
  const less: ToCome = { ...YEARS, newest: '2020-01' }
  say(less)
  expect([lasting.now(), changes()]).toEqual([less, 2])
  say(undefined)
  expect([lasting.now(), changes()]).toEqual([undefined, 3])
})

test('once ended, nobody is told of anything', () => {
  const { clock, lasting, say, changes } = setUp()
  say(YEARS)
  lasting.end()
  clock.advance(5_000)
  expect(changes()).toBe(0)
})
