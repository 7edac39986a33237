import type { TalkDocId } from '#shared/protocol/ids'
import { expect, test, vi } from 'vitest'
import { openReplica } from '../../../shared/sync/openReplica'
import { room } from '../../support/room'

const DAY = 24 * 60 * 60 * 1000

/** Anna and Idris, who have written in three months, and have closed Snug since. */
const threeMonths = async (seed: number) => {
  const r = await room(seed, 'anna', 'idris')
  r.connect(r.anna, r.idris)
  const posted = []
  for (let month = 0; month < 3; month += 1) {
    for (const member of [r.anna, r.idris])
      posted.push(
        (await member.replica.appendTalk({ kind: 'message' }, { v: 1, text: `${member.name} ${month}` })).placed,
      )
    await r.pass(1_000)
    for (const member of r.members) member.clock.offset += 31 * DAY
  }
  for (const member of [r.anna, r.idris]) await r.when(member.replica.close())
  return { r, posted }
}

test('a room opens, and is kept equal, without reading its months', async () => {
  const { r } = await threeMonths(5)
  await r.restart(r.anna)
  await r.restart(r.idris)
  const months = r.anna.replica.months()
  const load = vi.spyOn(r.anna.store, 'load')
  r.connect(r.anna, r.idris)
  await r.pass(2_000)
  await r.idris.replica.appendTalk({ kind: 'message' }, { v: 1, text: 'what is new' })
  await r.pass(2_000)
  expect(r.anna.replica.months()).toHaveLength(4)
  // Whether there is something of other months is asked, and nothing read for it.
  expect(load.mock.calls.filter(([, doc]) => months.includes(doc as TalkDocId))).toEqual([])
})

test('a month that somebody looks at is read once, and grows while it is held', async () => {
  const { r } = await threeMonths(6)
  await r.restart(r.anna)
  await r.restart(r.idris)
  const newest = r.anna.replica.months()[0] as TalkDocId
  const { line, release } = await r.when(r.anna.replica.hold(newest))
  expect(line.messages()).toHaveLength(2)
  r.connect(r.anna, r.idris)
  const { placed } = await r.idris.replica.appendTalk({ kind: 'message' }, { v: 1, text: 'and now' })
  await r.pass(1_000)
  const now = await r.when(r.anna.replica.hold(placed.in as TalkDocId))
  expect(now.line.messages().map(({ id }) => id)).toContain(placed.id)
  now.release()
  release()
})

test('of a room that is looked at next the newest month is read while it opens, and misses nothing that comes before the look', async () => {
  const { r } = await threeMonths(8)
  const { anna } = r
  const newest = vi.spyOn(anna.store, 'newest')
  const replica = await r.when(openReplica({ ...anna, randomness: r.random, room: r.id, isNext: true }))
  const [last] = replica.months()
  if (!last) throw new Error('there are three months')
  expect(newest.mock.calls).toEqual([[r.id, last]])
  const { placed } = await r.when(replica.appendTalk({ kind: 'message' }, { v: 1, text: 'in time' }))
  anna.clock.offset -= 31 * DAY
  const late = (await r.when(replica.appendTalk({ kind: 'message' }, { v: 1, text: 'and in that month' }))).placed
  const { line, release } = await r.when(replica.hold(late.in as TalkDocId))
  expect(line.messages().map(({ id }) => id)).toContain(late.id)
  expect(placed.in).not.toBe(late.in)
  expect(newest).toHaveBeenCalledTimes(1)
  release()
  await r.when(replica.close())
})

test('taking back a message of a month that nobody has open erases its words everywhere', async () => {
  const { r, posted } = await threeMonths(7)
  await r.restart(r.anna)
  await r.restart(r.idris)
  r.connect(r.anna, r.idris)
  const [first] = posted
  if (first?.event.kind !== 'message') throw new Error('the first event is a message')
  const { hash } = first.event
  expect(r.idris.disk.rooms.get(r.id)?.contents.has(hash)).toBe(true)
  const month = first.in.slice('talk/'.length) as `${number}-${number}`
  await r.anna.replica.appendTalk({ kind: 'takenBack', of: first.id, month, hash })
  await r.pass(2_000)
  for (const { disk } of [r.anna, r.idris]) {
    expect(disk.rooms.get(r.id)?.contents.has(hash)).toBe(false)
    expect(disk.rooms.get(r.id)?.erased.has(hash)).toBe(true)
  }
})

test('who names another’s words as their own, and takes that back, erases nothing', async () => {
  const { r, posted } = await threeMonths(8)
  await r.restart(r.anna)
  await r.restart(r.idris)
  r.connect(r.anna, r.idris)
  const [anna] = posted
  if (anna?.event.kind !== 'message') throw new Error('the first event is a message')
  const { hash } = anna.event
  // What the engine never writes by itself: a message of Idris's that names Anna's words.
  const claimed = await r.idris.replica.appendTalk({ kind: 'message', hash } as never)
  const month = claimed.placed.in.slice('talk/'.length) as `${number}-${number}`
  await r.idris.replica.appendTalk({ kind: 'takenBack', of: claimed.placed.id, month, hash })
  await r.pass(2_000)
  for (const { disk } of [r.anna, r.idris]) expect(disk.rooms.get(r.id)?.contents.has(hash)).toBe(true)
})

test('titles of notes are known without opening them', async () => {
  const { r } = await threeMonths(9)
  await r.restart(r.anna)
  const note = 'N'.repeat(21) + 'A'
  await r.anna.replica.appendTalk({ kind: 'noteFounded', note: note as never })
  const open = await r.anna.replica.openNote(note as never)
  open.doc.getText('title').insert(0, 'Questions  for\nThursday')
  await r.when(open.close())
  await r.when(r.anna.replica.close())
  await r.restart(r.anna)
  expect(r.anna.replica.noteTitle(note as never)).toBe('Questions for Thursday')
})
