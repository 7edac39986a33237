import type { TalkFields } from '#shared/events/event'
import type { Appended } from '#shared/sync/replica'
import { expect, test } from 'vitest'
import { firstSince } from '../../../renderer/state/firstSince'
import { room } from '../../support/room'

const DAY = 24 * 60 * 60 * 1000

/** Anna's room, in which something was said on three days in three months, twice on each. */
const threeDays = async (seed: number) => {
  const r = await room(seed, 'anna')
  const posted: Appended<TalkFields>['placed'][] = []
  for (let month = 0; month < 3; month += 1) {
    for (let at = 0; at < 2; at += 1) {
      posted.push((await r.anna.replica.appendTalk({ kind: 'message' }, { v: 1, text: `${month}.${at}` })).placed)
      await r.pass(60_000)
    }
    r.anna.clock.offset += 31 * DAY
  }
  const since = async (at: number) => {
    const found = await r.when(firstSince(r.anna.replica, at))
    return posted.findIndex(({ id }) => id === found?.id)
  }
  return { r, since, times: posted.map(({ event }) => event.at) }
}

test('the first message of a day is found, and on a day without any the first one after it', async () => {
  const { since, times } = await threeDays(1)
  expect(await since(times[0]!)).toBe(0)
  expect(await since(times[2]!)).toBe(2)
  expect(await since(times[2]! + 1)).toBe(3)
  expect(await since(times[3]! + DAY)).toBe(4)
  expect(await since(0)).toBe(0)
})

test('after the last one there is the last one, and in a silent room none', async () => {
  const { since, times } = await threeDays(2)
  expect(await since(times[5]! + 400 * DAY)).toBe(5)
  const r = await room(3, 'anna')
  expect(await r.when(firstSince(r.anna.replica, 0))).toBeUndefined()
})
