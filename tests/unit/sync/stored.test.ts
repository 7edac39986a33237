import type { TalkDocId } from '#shared/protocol/ids'
import { expect, test } from 'vitest'
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
