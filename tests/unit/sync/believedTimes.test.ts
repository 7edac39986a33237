import { newestOf } from '#shared/events/newestOf'
import type { TalkDocId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import { expect, test } from 'vitest'
import { say } from '../../support/house'
import { room } from '../../support/room'

test('what is said while a month has been looked at for a while bears its own time, and a clock far ahead is not believed', async () => {
  const r = await room(31, 'anna', 'idris')
  r.connectAll()
  await say(r, r.anna, 'At the beginning')
  await r.pass(500)
  const [month] = r.idris.replica.months()
  const { line, release } = await r.when(r.idris.replica.hold(month as TalkDocId))
  const later = 2 * limits.clockAhead
  await r.pass(later)
  const now = r.clock.now()
  await say(r, r.anna, 'A good while later')
  await r.pass(500)
  expect(line.messages().at(-1)?.at).toBeGreaterThanOrEqual(now)

  r.anna.clock.offset = 60 * 60 * 1000
  await say(r, r.anna, 'By a clock that is an hour ahead')
  await r.pass(500)
  expect(line.messages().at(-1)?.at).toBeLessThanOrEqual(r.clock.now() + limits.clockAhead)
  release()
})

test('after a start one writes behind what can be believed, whatever else stands beside it', async () => {
  const r = await room(32, 'anna', 'idris', 'greta')
  r.connectAll()
  r.idris.clock.offset = limits.clockAhead / 2
  await say(r, r.idris, 'A little ahead')
  r.greta.clock.offset = 6 * limits.clockAhead
  await say(r, r.greta, 'Far ahead')
  await r.pass(2_000)
  await r.when(r.anna.replica.close())
  await r.restart(r.anna)
  await say(r, r.anna, 'In order')
  await r.pass(500)
  const [month] = r.anna.replica.months()
  const events = await r.when(r.anna.replica.events(month as TalkDocId))
  const timeOf = (member: typeof r.anna) => events.find(({ event }) => event.device === member.device.id)?.event.at ?? 0
  expect(timeOf(r.greta)).toBeGreaterThan(timeOf(r.anna))
  expect(timeOf(r.anna)).toBeGreaterThan(timeOf(r.idris))
})

test('what is kept ready of a month hides nothing behind messages from a clock that is far ahead', async () => {
  const r = await room(33, 'anna', 'idris')
  r.connectAll()
  await say(r, r.anna, 'In order')
  r.idris.clock.offset = 6 * limits.clockAhead
  for (let at = 0; at < 3; at += 1) await say(r, r.idris, `Far ahead ${at}`)
  await r.pass(2_000)
  await r.when(r.anna.replica.close())
  await r.restart(r.anna)
  const [doc] = r.anna.replica.months() as readonly TalkDocId[]
  if (!doc) throw new Error('there is a month')
  const { store } = r.anna
  // As it was made when nobody wrote.
  const kept = await newestOf(await r.when(r.anna.replica.binary(doc)), doc, 3)
  expect(kept.posts).toHaveLength(3)
  store.newest = async (of, month) => ({ kept, updates: (await store.load(of, month)).slice(4) })
  const { line, release } = await r.when(r.anna.replica.hold(doc))
  await say(r, r.anna, 'Now')
  await r.pass(500)
  expect(line.messages()).toHaveLength(5)
  release()
})

test('a clock that is put right begins another stream: within one, times do not go back', async () => {
  const r = await room(34, 'anna', 'idris')
  r.anna.clock.offset = 6 * limits.clockAhead
  await say(r, r.anna, 'By a clock that is an hour ahead')
  r.anna.clock.offset = 0
  await say(r, r.anna, 'By one that is right')
  const [doc] = r.anna.replica.months() as readonly TalkDocId[]
  if (!doc) throw new Error('there is a month')
  expect(r.anna.replica.heads(doc).map(({ length }) => length)).toEqual([1, 1])
  // So what is kept ready has all that is new.
  const { since, posts } = await newestOf(await r.when(r.anna.replica.binary(doc)), doc, 1)
  const events = await r.when(r.anna.replica.events(doc))
  expect(posts.map(({ id }) => id)).toEqual(events.filter(({ event }) => event.at >= since).map(({ id }) => id))
})
