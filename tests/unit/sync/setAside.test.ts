import { makeWords } from '#shared/contents/words'
import { encodeRuns } from '#shared/events/encodeRuns'
import type { PlacedEvent } from '#shared/events/event'
import type { Hash, TalkDocId } from '#shared/protocol/ids'
import { talkDocAt } from '#shared/protocol/ids'
import { decodeWire, encodeWire } from '#shared/protocol/wire'
import { expect, test } from 'vitest'
import { changeRole } from '../../../renderer/commands/changeRole'
import { createCable } from '../../support/fakeLinks'
import { houseOf, messagesAt } from '../../support/house'
import type { TestMember, TestRoom } from '../../support/room'
import { room } from '../../support/room'
import { openStream } from '../../support/streams'

const give = (r: TestRoom, by: TestMember, whom: TestMember, role: 'editor' | 'member'): Promise<void> =>
  r.when(changeRole(houseOf(r, by))(by.replica.state().byDevice.get(whom.device.id)!.id, role))

/** Idris, an editor, has published something by the time he hears that he is none any more, and said something more. */
const lateEdition = async (seed: number) => {
  const r = await room(seed, 'anna', 'idris', 'carmen')
  const { anna, idris, carmen } = r
  r.connectAll()
  await give(r, anna, idris, 'editor')
  await r.pass(2_000)
  for (const other of [anna, carmen]) r.connect(other, idris).cut('idris is on a train')
  await give(r, anna, idris, 'member')
  await r.pass(2_000)
  const parts: Hash[] = []
  idris.replica.on('events', (_, events) => {
    for (const { event } of events) if (event.kind === 'part') parts.push(event.hash)
  })
  const texts = ['first', 'second', 'third']
  const edition = await r.when(idris.replica.appendTalk({ kind: 'edition' }, { v: 1, text: 'Winter' }, texts))
  const later = await r.when(idris.replica.appendTalk({ kind: 'message' }, { v: 1, text: 'Who is there?' }))
  await r.when(Promise.all([edition.stored, later.stored]))
  const asked: Hash[] = []
  r.watch(({ wire }) => void (wire.is === 'wantContents' && asked.push(...wire.hashes)))
  return { r, edition: edition.placed, later: later.placed, parts, asked }
}

test('the words of an edition that is set aside, and of its parts, are asked of nobody, also after a restart', async () => {
  const { r, edition, parts, asked } = await lateEdition(91)
  const { idris, carmen } = r
  r.connectAll()
  await r.pass(30_000)
  await r.when(carmen.replica.close())
  await r.restart(carmen)
  r.connect(idris, carmen)
  await r.pass(30_000)
  expect(parts).toHaveLength(3)
  expect(carmen.replica.editions()).toEqual([])
  const aside = ['hash' in edition.event ? (edition.event.hash as Hash) : ('' as Hash), ...parts]
  expect(asked.filter((hash) => aside.includes(hash))).toEqual([])
  expect((await r.when(carmen.replica.words(aside))).size).toBe(0)
  // Its author keeps it: the ledger may yet say otherwise.
  expect((await r.when(idris.replica.words(aside))).size).toBe(4)
})

test('what was said behind an edition that is set aside is known to be with others, now and after a restart', async () => {
  const { r, later } = await lateEdition(92)
  const { idris, carmen } = r
  const hasCarmen = ({ in: doc, client, event }: PlacedEvent): boolean =>
    (idris.replica.delivery(carmen.device.id, doc).get(client) ?? 0) > event.seq
  r.connect(idris, carmen)
  await r.pass(5_000)
  expect(hasCarmen(later)).toBe(true)
  await r.when(carmen.replica.close())
  const { placed: last } = await r.when(idris.replica.appendTalk({ kind: 'message' }, { v: 1, text: 'Hello?' }))
  await r.restart(carmen)
  r.connect(idris, carmen)
  await r.pass(5_000)
  expect(last.client).toBe(later.client)
  expect(hasCarmen(last)).toBe(true)
  expect((await messagesAt(r, carmen)).map(({ id }) => id)).toEqual([later.id, last.id])
})

test('an edition whose author’s right has not been heard of is not called complete', async () => {
  const r = await room(93, 'anna', 'idris')
  const { anna, idris } = r
  const doc: TalkDocId = talkDocAt(r.clock.now())
  const words = await makeWords({ v: 1, by: idris.device.id, text: 'Winter' }, r.random)
  const stream = await openStream({ room: r.id, doc, device: idris.device, random: r.random })
  const said = [
    await stream.write({ kind: 'mark', as: 'name' }, r.clock.now()),
    await stream.write({ kind: 'edition', hash: words.hash }, r.clock.now() + 1),
    await stream.write({ kind: 'mark', as: 'name' }, r.clock.now() + 2),
  ]
  const update = encodeRuns([{ client: stream.client, from: 0, texts: said.map(({ text }) => text) }])
  const told: number[] = []
  const link = createCable({ clock: r.clock, a: anna.device.id, b: idris.device.id, delay: () => 1 })
  link.ends[1].receive((bytes) => {
    const wire = decodeWire(bytes)
    if (wire.is === 'ack') told.push(...wire.complete.map(([, length]) => length))
  })
  anna.replica.connect(link.ends[0])
  link.ends[1].send(encodeWire({ is: 'update', doc, update, contents: [], answers: false, done: true }))
  await r.pass(5_000)
  expect(anna.replica.heads(doc).map(({ length }) => length)).toEqual([3])
  expect(told).toEqual([1])
})
