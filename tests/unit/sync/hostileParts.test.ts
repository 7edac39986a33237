import { partsSum } from '#shared/contents/partsSum'
import type { Content } from '#shared/contents/words'
import { makeWords } from '#shared/contents/words'
import { encodeRuns } from '#shared/events/encodeRuns'
import type { TalkFields } from '#shared/events/event'
import type { DeviceId, EventId, Hash, MessageId } from '#shared/protocol/ids'
import { monthOfDoc, talkDocAt } from '#shared/protocol/ids'
import { decodeWire, encodeWire } from '#shared/protocol/wire'
import { expect, test } from 'vitest'
import { changeRole } from '../../../renderer/commands/changeRole'
import { createCable } from '../../support/fakeLinks'
import { houseOf } from '../../support/house'
import type { TestMember, TestRoom } from '../../support/room'
import { room } from '../../support/room'
import { secondDevice } from '../../support/secondDevice'
import { openStream } from '../../support/streams'

/** A link on which a member's machine that is altered says what it likes. */
const alteredLink = (r: TestRoom, by: TestMember, to: TestMember) => {
  const link = createCable({ clock: r.clock, a: to.device.id, b: by.device.id, delay: () => 1 })
  const asked: Hash[] = []
  link.ends[1].receive((bytes) => {
    const wire = decodeWire(bytes)
    if (wire.is === 'wantContents') asked.push(...wire.hashes)
  })
  to.replica.connect(link.ends[0])
  const doc = talkDocAt(r.clock.now())
  return {
    doc,
    month: monthOfDoc(doc),
    asked,
    send: async (update: Uint8Array<ArrayBuffer>, contents: readonly Content[] = []) => {
      link.ends[1].send(encodeWire({ is: 'update', doc, update, contents, answers: false, done: true }))
      await r.pass(1_000)
    },
  }
}
const signed = async (r: TestRoom, by: TestMember, all: ((first: EventId) => TalkFields)[]) => {
  const writer = await openStream({ room: r.id, doc: talkDocAt(r.clock.now()), device: by.device, random: r.random })
  const texts: string[] = []
  let first = '' as EventId
  for (const [nth, fields] of all.entries()) {
    const { placed, text } = await writer.write(fields(first), r.clock.now() + nth)
    if (nth === 0) first = placed.id
    texts.push(text)
  }
  return { id: first as MessageId, update: encodeRuns([{ client: writer.client, from: 0, texts }]) }
}
const written = (r: TestRoom, by: DeviceId, text: string) => makeWords({ v: 1, by, text }, r.random)
const kept = async (r: TestRoom, member: TestMember, all: readonly Content[]): Promise<number> =>
  (
    await r.when(
      member.store.contents(
        r.id,
        all.map(({ hash }) => hash),
      ),
    )
  ).size

test('what is redacted is erased with parts that it never said it had', async () => {
  const r = await room(82, 'anna', 'carmen')
  const { carmen } = r
  const words: Content[] = []
  for (const text of ['Look', 'a', 'hidden']) words.push(await written(r, carmen.device.id, text))
  const [first, part, hidden] = words.map((one) => one.hash)
  const altered = alteredLink(r, carmen, r.anna)
  const { month } = altered
  const { id, update } = await signed(r, carmen, [
    () => ({ kind: 'message', hash: first!, parts: 1, sum: partsSum([part!]) }),
    (of) => ({ kind: 'part', of: of as MessageId, month, nth: 0, hash: part! }),
  ])
  // It comes before anything is known of the message.
  const more = await signed(r, carmen, [() => ({ kind: 'part', of: id, month, nth: 200, hash: hidden! })])
  await altered.send(more.update, words.slice(2))
  await altered.send(update, words.slice(0, 2))
  expect(await kept(r, r.anna, words)).toBe(3)
  await r.when(r.anna.replica.appendTalk({ kind: 'redacted', of: id, month, hash: first! }))
  await r.pass(1_000)
  expect(await kept(r, r.anna, words)).toBe(0)
})

test('what is redacted by somebody who may, as the ledger says later, is erased then, though it has been edited', async () => {
  const r = await room(84, 'anna', 'idris')
  const { anna, idris } = r
  const { placed } = await r.when(anna.replica.appendTalk({ kind: 'message' }, { v: 1, text: 'Look' }))
  const altered = alteredLink(r, idris, anna)
  const { month } = altered
  const of = placed.id as MessageId
  await r.when(anna.replica.appendTalk({ kind: 'edit', of, month }, { v: 1, text: 'Look here' }))
  const { hash } = placed.event as { readonly hash: Hash }
  const { update } = await signed(r, idris, [() => ({ kind: 'redacted', of, month, hash })])
  await altered.send(update)
  expect((await r.when(anna.replica.words([hash]))).size).toBe(1)
  await r.when(changeRole(houseOf(r, anna))(anna.replica.state().byDevice.get(idris.device.id)!.id, 'organiser'))
  await r.pass(2_000)
  expect(anna.replica.isErased(hash)).toBe(true)
})

test.each([
  ['before', [0, 1, 2, 3]],
  ['behind', [1, 2, 3, 0]],
])('what is said to be a part, and cannot be one, is asked of nobody, be the message %s it', async (_, order) => {
  const r = await room(84, 'anna', 'carmen', 'idris')
  const { carmen } = r
  const words: Content[] = []
  for (const text of ['Look', 'a', 'one too many', 'hidden']) words.push(await written(r, carmen.device.id, text))
  const [first, part, more, hidden] = words.map((one) => one.hash)
  const altered = alteredLink(r, carmen, r.anna)
  const { month } = altered
  const message = await signed(r, carmen, [() => ({ kind: 'message', hash: first!, parts: 1, sum: partsSum([part!]) })])
  const partOf = (nth: number, hash: Hash) =>
    signed(r, carmen, [() => ({ kind: 'part', of: message.id, month, nth, hash })])
  const updates = [message, await partOf(0, part!), await partOf(1, more!), await partOf(200, hidden!)]
  for (const at of order) await altered.send(updates[at]!.update)
  const asked = new Set<Hash>()
  r.watch(({ wire }) => {
    if (wire.is === 'wantContents') for (const hash of wire.hashes) asked.add(hash)
  })
  r.connect(r.anna, r.idris)
  await r.pass(10_000)
  expect(asked).toEqual(new Set([first, part]))
  // As long as nothing is known of what they belong to, they are asked for.
  expect(altered.asked.includes(more!)).toBe(order[0] !== 0)
})

test('what is redacted is erased, whichever of its author’s devices its words name', async () => {
  const r = await room(83, 'anna', 'carmen')
  r.connectAll()
  const phone = await secondDevice(r, r.carmen, 'phone')
  await r.pass(2_000)
  const words = await written(r, phone.device.id, 'Look')
  const altered = alteredLink(r, r.carmen, r.anna)
  const { id, update } = await signed(r, r.carmen, [() => ({ kind: 'message', hash: words.hash })])
  await altered.send(update, [words])
  expect(await kept(r, r.anna, [words])).toBe(1)
  await r.when(r.anna.replica.appendTalk({ kind: 'redacted', of: id, month: altered.month, hash: words.hash }))
  await r.pass(1_000)
  expect(await kept(r, r.anna, [words])).toBe(0)
})
