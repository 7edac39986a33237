import type { TalkDocId } from '#shared/protocol/ids'
import { expect, test, vi } from 'vitest'
import { room } from '../../support/room'

test('a message is not called stored before the disk has it, however early it shows', async () => {
  const r = await room(3, 'anna')
  const told: number[] = []
  r.anna.replica.on('events', (doc, [event]) => {
    if (event) told.push(r.anna.replica.stored(doc, event.client))
  })
  const { placed, stored } = await r.anna.replica.appendTalk({ kind: 'message' }, { v: 1, text: 'hello' })
  const now = (): number => r.anna.replica.stored(placed.in as TalkDocId, placed.client)
  expect([told, now()]).toEqual([[0], 0])
  await r.when(stored)
  expect(now()).toBe(1)

  await r.when(r.anna.replica.close())
  await r.restart(r.anna)
  expect(now()).toBe(1)
})

test('an event and its words reach the disk in one write', async () => {
  const r = await room(4, 'anna', 'idris')
  r.connect(r.anna, r.idris)
  await r.pass(1_000)
  const writes = r.members.map(({ store }) => vi.spyOn(store, 'commit'))
  await r.when(r.anna.replica.appendTalk({ kind: 'message' }, { v: 1, text: 'hello' }))
  await r.pass(1_000)
  for (const commit of writes) {
    const events = commit.mock.calls.filter(([{ updates = [] }]) => updates.length > 0)
    expect(events.map(([{ contents = [] }]) => contents.length)).toEqual([1])
  }
})
