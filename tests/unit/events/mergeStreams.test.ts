import { encodeRuns } from '#shared/events/encodeRuns'
import { eventIdOf } from '#shared/events/eventId'
import { lackingOf, mergeStreams, onlyStreams, reachOf, streamsOf } from '#shared/events/mergeStreams'
import { Refused } from '#shared/events/refused'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openStream, seededDevice, someRoom, writeMessages } from '../../support/streams'

const random = createSeededRandomness(12)
const room = await someRoom()
const device = await seededDevice(random)
const written: Awaited<ReturnType<typeof writeMessages>> = []
for (const [at, count] of [40, 7, 1].entries()) {
  const stream = await openStream({ room, doc: 'talk/2026-01', device, random })
  written.push(...(await writeMessages(stream, count, 1_767_600_000_000 + at * 1000)))
}
const rows = written.map(({ update }) => update)
const docOf = (updates: readonly Uint8Array[]): Y.Doc => {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}
const vectorOf = (doc: Y.Doc): Map<number, number> => Y.decodeStateVector(Y.encodeStateVector(doc))

const merged = (updates: readonly Uint8Array[]): Uint8Array => mergeStreams(updates) ?? new Uint8Array()

test('merging a log gives what Yjs makes of its rows', () => {
  const copy = docOf([merged(rows)])
  expect(copy.store.pendingStructs).toBeNull()
  expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(docOf(rows)))
  for (const { client, texts } of streamsOf(rows)) expect(copy.getArray(client.toString(36)).toArray()).toEqual(texts)
})

test('rows may overlap, and one may stand before its time', () => {
  const [first, second, third, ...rest] = rows
  const muddled = [third, first, merged(rows.slice(0, 2)), second, ...rest] as Uint8Array[]
  expect(mergeStreams(muddled)).toEqual(mergeStreams(rows))
})

test('what begins in the middle of a stream is merged too: the rows of one commit', () => {
  const parts = [rows.slice(0, 3), rows.slice(3, 20), rows.slice(20)]
  const whole = docOf(parts.map(merged))
  expect(whole.store.pendingStructs).toBeNull()
  expect(Y.encodeStateAsUpdate(whole)).toEqual(Y.encodeStateAsUpdate(docOf(rows)))
})

test('updates with a hole between them are not merged, so that nothing of them is lost', () => {
  expect(mergeStreams([rows[0]!, rows[2]!])).toBeUndefined()
})

/** Of honest authors every signature holds. */
const anywhere = async (): Promise<boolean> => true

test('what a member lacks comes in pieces that each apply by themselves, in order', async () => {
  const all = streamsOf(rows)
  const half = new Map(all.map(({ client, texts }) => [client, Math.floor(texts.length / 2)]))
  const theirs = docOf(await lackingOf({ updates: rows, vector: new Map(), piece: 1e9, mayEnd: anywhere }))
  const some = docOf([
    encodeRuns(
      all
        .filter(({ texts }) => texts.length > 1)
        .map(({ client, texts }) => ({ client, from: 0, texts: texts.slice(0, half.get(client)) })),
    ),
  ])
  const pieces = await lackingOf({ updates: rows, vector: half, piece: 5 * 420, mayEnd: anywhere })
  expect(pieces.length).toBeGreaterThan(4)
  for (const piece of pieces) {
    Y.applyUpdate(some, piece)
    expect(some.store.pendingStructs).toBeNull()
  }
  expect(vectorOf(some)).toEqual(vectorOf(theirs))
})

test('what was said last can come first, and alone', async () => {
  const last = streamsOf(rows.slice(-1))[0]
  const given = {
    updates: rows,
    vector: new Map<number, number>(),
    piece: 5 * 420,
    mayEnd: anywhere,
    newestFirst: true,
  }
  const all = await lackingOf(given)
  expect(all.length).toBeGreaterThan(4)
  expect(reachOf(all[0]!).get(last!.client)).toBe(1)
  expect([...reachOf(all.at(-1)!).keys()]).toEqual([written[0]!.placed.client])
  expect(vectorOf(docOf(all))).toEqual(vectorOf(docOf(rows)))

  // What follows is not looked at, which takes most of the time: two ends of streams, and where the second is cut.
  let looked = 0
  const count = async (): Promise<boolean> => (looked += 1) > 0
  expect(await lackingOf({ ...given, mayEnd: count, pieces: 1 })).toEqual(all.slice(0, 1))
  expect(looked).toBe(3)
})

test('where a stream ends as it is known to, its signature is not checked once more; a letter of it changed on the disk shows', async () => {
  const all = streamsOf(rows)
  const ends = new Set(await Promise.all(all.map(({ texts }) => eventIdOf(texts.at(-1) ?? ''))))
  const asked: string[] = []
  const mayEnd = async (text: string): Promise<boolean> => {
    asked.push(text)
    return false
  }
  const given = { vector: new Map(), piece: 1e9, mayEnd }
  expect(await lackingOf({ ...given, updates: rows, ends })).toEqual([merged(rows)])
  expect(asked).toEqual([])
  const changed = all.map(({ client, texts }, at) => {
    const last = texts.at(-1) ?? ''
    const other = `${last.startsWith('A') ? 'B' : 'A'}${last.slice(1)}`
    return { client, from: 0, texts: at === 0 ? [...texts.slice(0, -1), other] : texts }
  })
  await expect(lackingOf({ ...given, updates: [encodeRuns(changed)], ends })).rejects.toThrow('signature')
  await expect(lackingOf({ ...given, updates: rows })).rejects.toThrow('signature')
})

test('who has everything lacks nothing', async () => {
  expect(await lackingOf({ updates: rows, vector: vectorOf(docOf(rows)), piece: 1000, mayEnd: anywhere })).toEqual([])
})

test('what appending events did not make is refused', () => {
  const doc = new Y.Doc()
  doc.getMap('m').set('a', 1)
  expect(() => mergeStreams([Y.encodeStateAsUpdate(doc)])).toThrow(Refused)
})

test('of an update only some streams are taken, also where the others begin in the middle', () => {
  const [long, short] = [rows.slice(0, 40), rows.slice(40, 47)]
  const [{ client } = { client: 0 }] = streamsOf(short)
  const both = merged([...long.slice(10), ...short.slice(2)])
  expect(onlyStreams(both, new Set([client]))).toEqual(merged(short.slice(2)))
  expect(onlyStreams(both, new Set())).toEqual(encodeRuns([]))
})
