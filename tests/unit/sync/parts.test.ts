import { partsSum } from '#shared/contents/partsSum'
import type { Content } from '#shared/contents/words'
import { makeWords } from '#shared/contents/words'
import { encodeRuns } from '#shared/events/encodeRuns'
import type { DocId, Hash, MessageId, TalkDocId } from '#shared/protocol/ids'
import { monthOfDoc, talkDocAt } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import { encodeWire } from '#shared/protocol/wire'
import { expect, test, vi } from 'vitest'
import { createCable } from '../../support/fakeLinks'
import { messagesAt, say } from '../../support/house'
import type { Sent, TestMember, TestRoom } from '../../support/room'
import { room } from '../../support/room'
import { openStream } from '../../support/streams'

const texts = (many: number, length = 400): readonly string[] =>
  Array.from({ length: many }, (_, nth) => `${nth}`.padEnd(length, 'x'))

/** Posts a message with parts, or publishes an edition; what one needs to take it back. */
const post = async (r: TestRoom, by: TestMember, many = 3, kind: 'message' | 'edition' = 'message') => {
  const { placed, stored } = await r.when(by.replica.appendTalk({ kind }, { v: 1, text: 'Look' }, texts(many)))
  const { id, in: doc, event } = placed
  if (event.kind !== kind) throw new Error('another kind')
  const about = { of: id as MessageId, month: monthOfDoc(doc as TalkDocId), hash: event.hash }
  return { about, stored, id: id as MessageId, hash: event.hash }
}
const partsAt = async (r: TestRoom, member: TestMember, id: MessageId): Promise<readonly Hash[]> =>
  (await messagesAt(r, member)).find((one) => one.id === id)?.parts ?? []
const kept = async (r: TestRoom, member: TestMember, hashes: readonly Hash[]): Promise<number> =>
  (await r.when(member.store.contents(r.id, hashes))).size

test('a message with its parts arrives with whoever is there, and with who comes later', async () => {
  const r = await room(51, 'anna', 'idris', 'carmen')
  r.connect(r.anna, r.idris)
  const { id, stored } = await post(r, r.anna, 20)
  await r.when(stored)
  await r.pass(5_000)
  const parts = await partsAt(r, r.idris, id)
  expect(parts).toHaveLength(20)
  r.connect(r.idris, r.carmen)
  await r.pass(10_000)
  const words = await r.when(r.carmen.replica.words(await partsAt(r, r.carmen, id)))
  expect(parts.map((hash) => words.get(hash)?.text)).toEqual(texts(20))
})

test('stored is a message when all of its parts are', async () => {
  const r = await room(52, 'anna')
  const { stored, id } = await post(r, r.anna, 10)
  await r.when(stored)
  r.crash(r.anna)
  await r.restart(r.anna)
  const parts = await partsAt(r, r.anna, id)
  expect([parts.length, await kept(r, r.anna, parts)]).toEqual([10, 10])
})

test('parts are asked for after all words, a few at once', async () => {
  const r = await room(53, 'anna', 'idris')
  const { id } = await post(r, r.anna, 30)
  for (let at = 0; at < 70; at += 1) await say(r, r.anna, `${at}`)
  const parts = new Set(await partsAt(r, r.anna, id))
  const asked: Sent[] = []
  r.watch((sent) => void (sent.wire.is === 'wantContents' && asked.push(sent)))
  // Nothing comes along with the events: all words are asked for.
  r.connect(r.anna, r.idris, () => 20)
  await r.pass(20_000)
  const requests = asked.flatMap(({ wire }) => (wire.is === 'wantContents' ? [wire.hashes] : []))
  const first = requests.findIndex((hashes) => hashes.some((hash) => parts.has(hash)))
  expect(first).toBeGreaterThanOrEqual(0)
  expect(
    requests
      .slice(first)
      .flat()
      .every((hash) => parts.has(hash)),
  ).toBe(true)
  expect(Math.max(...requests.slice(first).map((hashes) => hashes.length))).toBe(4)
  expect(await kept(r, r.idris, [...parts])).toBe(30)
})

test.each(['message', 'edition'] as const)(
  'a %s that is taken back is erased everywhere, parts and all',
  async (kind) => {
    const r = await room(54, 'anna', 'idris')
    r.connectAll()
    const { id, about } = await post(r, r.anna, 5, kind)
    await r.pass(5_000)
    const hashes = [about.hash, ...(await partsAt(r, r.idris, id))]
    expect(await kept(r, r.idris, hashes)).toBe(6)
    await r.when(r.anna.replica.appendTalk({ kind: 'takenBack', ...about }))
    await r.pass(3_000)
    for (const member of r.members) {
      expect(await kept(r, member, hashes)).toBe(0)
      expect((await messagesAt(r, member)).find((one) => one.id === id)).toMatchObject({ takenBack: true, parts: [] })
      expect(member.replica.editions()).toEqual([])
      expect(hashes.every((hash) => member.replica.isErased(hash))).toBe(true)
    }
  },
)

test('what is said after a file is known to be with others before the file is', async () => {
  const r = await room(60, 'anna', 'idris')
  const { id, stored } = await post(r, r.anna, 40)
  await r.when(stored)
  const [message] = await messagesAt(r, r.anna)
  const parts = new Set(await partsAt(r, r.anna, id))
  // Anna’s disk takes its time with the file.
  const { contents } = r.anna.store
  let release = (): void => undefined
  const waiting = new Promise<void>((resolve) => (release = resolve))
  vi.spyOn(r.anna.store, 'contents').mockImplementation(async (of, hashes) => {
    if (hashes.some((hash) => parts.has(hash))) await waiting
    return contents(of, hashes)
  })
  r.connect(r.anna, r.idris)
  await r.pass(2_000)
  const { placed } = await r.when(r.anna.replica.appendTalk({ kind: 'message' }, { v: 1, text: 'And soup?' }))
  const has = ({ in: doc, client, seq }: { readonly in: DocId; readonly client: number; readonly seq: number }) =>
    (r.anna.replica.delivery(r.idris.device.id, doc).get(client) ?? 0) > seq
  const known = (): readonly boolean[] => [
    has({ in: placed.in, client: placed.client, seq: placed.event.seq }),
    ...(message?.partsAt ?? []).map(has),
  ]
  await r.pass(2_000)
  expect(known()).toEqual([true, false])
  release()
  await r.pass(30_000)
  expect(known()).toEqual([true, true])
})

test('an organiser redacts a message with its parts', async () => {
  const r = await room(55, 'anna', 'idris')
  r.connectAll()
  const { id, about } = await post(r, r.idris, 5)
  await r.pass(5_000)
  const hashes = [about.hash, ...(await partsAt(r, r.anna, id))]
  await r.when(r.anna.replica.appendTalk({ kind: 'redacted', ...about }))
  await r.pass(3_000)
  for (const member of r.members) expect(await kept(r, member, hashes)).toBe(0)
})

test('parts that come after the taking back are not kept, and nobody is asked for them', async () => {
  const r = await room(56, 'anna', 'idris', 'carmen')
  const { id, about, stored } = await post(r, r.anna, 5)
  await r.when(stored)
  const parts = await partsAt(r, r.anna, id)
  // Carmen hears of the taking back by another of Anna’s streams first.
  r.crash(r.anna)
  await r.restart(r.anna)
  const { placed, stored: told } = await r.when(r.anna.replica.appendTalk({ kind: 'takenBack', ...about }))
  await r.when(told)
  const asked: Hash[] = []
  r.watch(({ from, wire }) => {
    if (wire.is === 'wantContents' && from !== 'anna') asked.push(...wire.hashes)
  })
  r.connect(r.anna, r.carmen)
  await r.pass(5_000)
  r.connect(r.carmen, r.idris)
  await r.pass(5_000)
  expect(placed.event.kind).toBe('takenBack')
  for (const member of [r.carmen, r.idris]) expect(await kept(r, member, [about.hash, ...parts])).toBe(0)
  expect(asked.filter((hash) => parts.includes(hash))).toEqual([])
})

test('a message whose machine ended before all its parts were said stands, says that parts are to come, and all goes on', async () => {
  const r = await room(57, 'anna', 'idris', 'carmen')
  // What the earlier session of Anna’s got out: the message, and two of its three parts.
  const words = await makeWords({ v: 1, by: r.anna.device.id, text: 'Look' }, r.random)
  const pieces: Content[] = []
  for (const text of texts(3)) pieces.push(await makeWords({ v: 1, by: r.anna.device.id, text }, r.random))
  const sum = partsSum(pieces.map(({ hash }) => hash))
  const doc = talkDocAt(r.clock.now())
  const writer = await openStream({ room: r.id, doc, device: r.anna.device, random: r.random })
  const first = await writer.write({ kind: 'message', hash: words.hash, parts: 3, sum }, r.clock.now())
  const said = [first]
  for (const [nth, { hash }] of pieces.slice(0, 2).entries())
    said.push(
      await writer.write(
        { kind: 'part', of: first.placed.id, month: monthOfDoc(doc), nth, hash },
        r.clock.now() + 1 + nth,
      ),
    )
  const update = encodeRuns([{ client: writer.client, from: 0, texts: said.map(({ text }) => text) }])
  const link = createCable({ clock: r.clock, a: r.idris.device.id, b: r.anna.device.id, delay: () => 1 })
  link.ends[1].receive(() => undefined)
  r.idris.replica.connect(link.ends[0])
  const contents = [words, ...pieces.slice(0, 2)]
  link.ends[1].send(encodeWire({ is: 'update', doc, update, contents, answers: false, done: true }))
  await r.pass(2_000)
  link.cut('the machine is off')
  r.connectAll()
  await r.pass(5_000)
  await say(r, r.anna, 'Again')
  await r.pass(3_000)
  for (const member of r.members)
    expect(await messagesAt(r, member)).toMatchObject([
      { parts: [], partsToCome: true, takenBack: false },
      { parts: [] },
    ])
  const { id } = first.placed
  await r.when(r.anna.replica.appendTalk({ kind: 'takenBack', of: id, month: monthOfDoc(doc), hash: words.hash }))
  await r.pass(3_000)
  for (const member of r.members) expect(await kept(r, member, [words.hash, ...pieces.map(({ hash }) => hash)])).toBe(0)
})

test('editions are listed newest first, also after a restart, without those that are taken back', async () => {
  const r = await room(58, 'anna')
  const all = [
    await post(r, r.anna, 1, 'edition'),
    await post(r, r.anna, 2, 'edition'),
    await post(r, r.anna, 0, 'edition'),
  ]
  await r.when(r.anna.replica.appendTalk({ kind: 'takenBack', ...all[1]!.about }))
  await r.pass(2_000)
  const listed = r.anna.replica.editions()
  expect(listed.map(({ id, parts }) => [id, parts])).toEqual([
    [all[2]!.id, 0],
    [all[0]!.id, 1],
  ])
  r.crash(r.anna)
  await r.restart(r.anna)
  expect(r.anna.replica.editions()).toEqual(listed)
  expect(r.anna.replica.editions()).toBe(r.anna.replica.editions())
})

test('parts that stand in the next month are found from the month of their message', async () => {
  const r = await room(59, 'anna', 'idris')
  // Each event is later than the one before: of many, some are in the month after.
  const end = Date.UTC(new Date(r.clock.now()).getUTCFullYear(), new Date(r.clock.now()).getUTCMonth() + 1)
  r.anna.clock.offset = r.idris.clock.offset = end - 5 - r.clock.now()
  const { id, about, stored } = await post(r, r.anna, 20)
  await r.when(stored)
  const docs: readonly DocId[] = r.anna.replica.months()
  expect(docs).toHaveLength(2)
  r.connectAll()
  await r.pass(5_000)
  const parts = await partsAt(r, r.idris, id)
  expect(parts).toHaveLength(20)
  r.crash(r.idris)
  await r.restart(r.idris)
  expect(await partsAt(r, r.idris, id)).toEqual(parts)
  await r.when(r.anna.replica.appendTalk({ kind: 'takenBack', ...about }))
  r.connectAll()
  await r.pass(5_000)
  for (const member of r.members) expect(await kept(r, member, [about.hash, ...parts])).toBe(0)
})

test('a full disk makes nobody fetch all files of a room into memory', async () => {
  const r = await room(61, 'anna', 'idris')
  for (let at = 0; at < 3; at += 1) {
    const fields = { kind: 'message' } as const
    await r.when((await r.when(r.anna.replica.appendTalk(fields, { v: 1, text: '' }, texts(250, 60_000)))).stored)
  }
  r.idris.store.failWith(new Problem('disk-full'))
  let come = 0
  r.watch(({ to, wire }) => {
    if (to === 'idris' && wire.is === 'contents') come += wire.contents.length
  })
  r.connectAll()
  await r.pass(60_000)
  expect(come).toBeLessThan(200)
  r.idris.store.failWith(undefined)
  await r.pass(60_000)
  const [one] = await messagesAt(r, r.idris)
  expect(await kept(r, r.idris, one!.parts)).toBe(250)
  expect(come).toBeGreaterThan(749)
})
