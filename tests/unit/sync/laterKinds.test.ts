import { streamsOf } from '#shared/events/mergeStreams'
import type { TalkDocId } from '#shared/protocol/ids'
import { expect, test } from 'vitest'
import { damage, DAMAGES, gone, say } from '../../support/damage'
import { hostileStream } from '../../support/hostileStream'
import { room } from '../../support/room'

/** Anna’s disk, on which a later version of Snug has written what this one does not know, in two streams. */
const writtenByLater = async (seed: number) => {
  const r = await room(seed, 'anna')
  const doc = (await say(r.anna, 'first')).in as TalkDocId
  for (const text of ['second', 'third']) await say(r.anna, text)
  await r.when(r.anna.replica.close())
  const rows = r.anna.disk.rooms.get(r.id)?.updates.get(doc)
  const [one, other] = [await hostileStream(r, r.anna, doc), await hostileStream(r, r.anna, doc)]
  for (const stream of [one, one, other]) {
    rows?.push(await stream.next('{"kind":"poll","question":"Tea?","answers":["yes","no"]}'))
    await stream.taken()
  }
  const clients = { one: one.client, other: other.client }
  const lengths = async (): Promise<ReadonlyMap<number, number>> =>
    new Map(streamsOf([await r.when(r.anna.replica.binary(doc))]).map(({ client, texts }) => [client, texts.length]))
  return { r, doc, clients, lengths }
}

test('what a later version has said is kept byte for byte when the disk has damaged something else', async () => {
  const { r, doc, clients, lengths } = await writtenByLater(101)
  const rows = () => r.anna.disk.rooms.get(r.id)?.updates.get(doc) ?? []
  const theirs = rows().slice(-3)
  damage(r, r.anna, doc, gone, (at) => at === 1)
  for (let times = 0; times < 2; times += 1) {
    await r.restart(r.anna)
    const left = await lengths()
    expect([left.get(clients.one), left.get(clients.other)]).toEqual([2, 1])
    await say(r.anna, 'later')
    await r.when(r.anna.replica.close())
  }
  expect(rows()).toEqual(expect.arrayContaining(theirs))
})

test.each(DAMAGES)('and of that what is %s itself is not', async (_, how) => {
  const { r, doc, clients, lengths } = await writtenByLater(102)
  damage(r, r.anna, doc, how, (at) => at === 4)
  await r.restart(r.anna)
  const left = await lengths()
  expect([left.get(clients.one), left.get(clients.other)]).toEqual([1, 1])
})
