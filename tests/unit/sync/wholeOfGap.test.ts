import { reachOf, streamsOf } from '#shared/events/mergeStreams'
import type { TalkDocId } from '#shared/protocol/ids'
import { expect, test } from 'vitest'
import { damage, gone, say } from '../../support/damage'
import { room } from '../../support/room'

test('what leaves this machine has no hole, also where a log without the beginning of a stream was merged into one', async () => {
  const r = await room(121, 'anna', 'idris')
  r.connectAll()
  const doc = (await say(r.idris, 'his first')).in as TalkDocId
  await r.pass(1_000)
  for (const text of ['his second', 'his third']) await say(r.idris, text)
  await r.pass(1_000)
  await say(r.anna, 'hers')
  await r.pass(1_000)
  r.crash(r.anna)
  damage(r, r.anna, doc, gone, (at) => at === 0)
  await r.restart(r.anna)
  await r.when(r.anna.replica.events(doc))
  await r.when(r.anna.store.compact(r.id, doc))
  expect(r.anna.disk.rooms.get(r.id)?.updates.get(doc)).toHaveLength(1)
  const binary = await r.when(r.anna.replica.binary(doc))
  const lengths = streamsOf([binary]).map(({ client, texts }) => [client, texts.length] as const)
  expect(lengths).toHaveLength(1)
  expect(new Map(lengths)).toEqual(reachOf(binary))
})
