import { createMemoryProfile } from '#shared/ports/profileStore.fake'
import type { MemberId } from '#shared/protocol/ids'
import { beforeEach, expect, test } from 'vitest'
import type { News } from '../../../renderer/commands/news'
import { newsKey, openNews } from '../../../renderer/commands/news'
import { listRooms } from '../../../renderer/commands/listRooms'
import { keptOrder, orderRooms } from '../../../renderer/commands/roomOrder'
import type { Session } from '../../../renderer/commands/house'
import { houseOf, say } from '../../support/house'
import { room } from '../../support/room'

const circle = async () => {
  const r = await room(3, 'anna', 'idris')
  r.connectAll()
  await r.pass(500)
  return r
}
let r: Awaited<ReturnType<typeof circle>>
let profile = createMemoryProfile()
let [isInSight, changes] = [false, 0]
let muted: MemberId | undefined

const idrissNews = (): Promise<News> =>
  r.when(
    openNews({
      replica: r.idris.replica,
      profile,
      clock: r.idris.clock,
      isInSight: () => isInSight,
      isMuted: (member) => member === muted,
      onChange: () => (changes += 1),
      onProblem: (problem) => {
        throw problem
      },
    }),
  )

beforeEach(async () => {
  r = await circle()
  profile = createMemoryProfile()
  ;[isInSight, changes, muted] = [false, 0, undefined]
})

test('what others say is news until the conversation’s end was in sight; what oneself says is none', async () => {
  const news = await idrissNews()
  await say(r, r.idris, 'Mine')
  expect(news.has()).toBe(false)
  await say(r, r.anna, 'For everybody')
  await r.pass(500)
  expect([news.has(), changes]).toEqual([true, 1])
  isInSight = true
  news.look()
  expect([news.has(), changes]).toEqual([false, 2])
  await say(r, r.anna, 'While he looks')
  await r.pass(500)
  expect([news.has(), changes]).toEqual([false, 2])
})

test('is known again after a restart: what had come, what comes while Snug is closed, and what was read', async () => {
  isInSight = true
  const first = await idrissNews()
  await say(r, r.anna, 'Read')
  await r.pass(1_000)
  first.close()
  isInSight = false
  const second = await idrissNews()
  expect(second.has()).toBe(false)
  second.close()
  // Stored by the engine while nobody kept the news: as after a crash before the position was written.
  await say(r, r.anna, 'Not read')
  await r.pass(1_000)
  const third = await idrissNews()
  expect(third.has()).toBe(true)
  isInSight = true
  third.look()
  await r.pass(1_000)
  expect(await profile.get(newsKey(r.id))).toMatchObject({ isNew: false })
  expect((await idrissNews()).has()).toBe(false)
})

test('a late comer’s older words are news too, and stay so over a restart', async () => {
  isInSight = true
  const first = await idrissNews()
  r.connectAll()
  await say(r, r.anna, 'Before')
  await r.pass(1_000)
  isInSight = false
  r.anna.clock.offset = -60 * 60 * 1000
  await say(r, r.anna, 'Said an hour before, come only now')
  await r.pass(1_000)
  expect(first.has()).toBe(true)
  first.close()
  expect((await idrissNews()).has()).toBe(true)
})

test('whoever is muted is no news, and neither is a change of what was said', async () => {
  const news = await idrissNews()
  muted = r.idris.replica.state().byDevice.get(r.anna.device.id)?.id
  await say(r, r.anna, 'Put away')
  const { placed } = await r.when(r.anna.replica.appendTalk({ kind: 'message' }, { v: 1, text: 'This too' }))
  muted = undefined
  news.look()
  const month = placed.in.slice('talk/'.length) as `${number}-${number}`
  await r.pass(500)
  const before = news.has()
  await r.when(r.anna.replica.appendTalk({ kind: 'edit', of: placed.id as never, month }, { v: 1, text: 'Changed' }))
  await r.pass(500)
  expect(news.has()).toBe(before)
})

test('rooms stand in the person’s order, new ones at the end, and the order is kept', async () => {
  const house = Object.assign(houseOf(r, r.idris), { profile })
  const own = house.sessions.get(r.id) as Session
  const [b, c] = ['B'.repeat(42) + 'A', 'C'.repeat(42) + 'A'] as (typeof r.id)[]
  for (const [at, id] of [b, c].entries()) {
    const replica = { ...own.replica, room: id, state: own.replica.state }
    const record = { ...own.record, room: id as typeof r.id, joinedAt: at + 1 }
    house.sessions.set(id as typeof r.id, { ...own, record, replica, news: { has: () => at === 1 } } as Session)
  }
  listRooms(house)
  expect(house.rooms().map((one) => one.room)).toEqual([r.id, b, c])
  await orderRooms(house)([c, r.id] as (typeof r.id)[])
  expect(house.rooms().map(({ room: id, hasNews }) => [id, hasNews])).toEqual([
    [c, true],
    [r.id, false],
    [b, false],
  ])
  expect(await keptOrder(profile)).toEqual([c, r.id])
  await profile.set('roomOrder', 'nonsense')
  expect(await keptOrder(profile)).toEqual([])
})

test('what was new stays marked as long as one is there, from where one had read to', async () => {
  isInSight = true
  const news = await idrissNews()
  await say(r, r.anna, 'Read at once')
  await r.pass(500)
  expect(news.since()).toBeUndefined()
  isInSight = false
  const [month] = r.idris.replica.months()
  const read = Math.max(...r.idris.replica.heads(month!).map(({ at }) => at))
  await say(r, r.anna, 'Said meanwhile')
  await r.pass(500)
  expect(news.since()).toBeUndefined()
  isInSight = true
  news.look()
  expect(news.since()).toBe(read)
  await say(r, r.anna, 'While he looks')
  await r.pass(500)
  expect(news.since()).toBe(read)
  news.leave()
  news.look()
  expect(news.since()).toBeUndefined()
})
