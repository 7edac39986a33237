import { eventIdOf } from '#shared/events/eventId'
import { mergeStreams } from '#shared/events/mergeStreams'
import { readEntries } from '#shared/events/readEntries'
import { readRows } from '#shared/events/readRuns'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { expect, test } from 'vitest'
import { openStream, seededDevice, shuffled, someRoom, writeMessages } from '../../support/streams'

const doc = 'talk/2026-01'
const room = await someRoom()
const random = createSeededRandomness(32)
const streams: Uint8Array<ArrayBuffer>[][] = []
for (const count of [20, 15, 1]) {
  const writer = await openStream({ room, doc, device: await seededDevice(random), random })
  streams.push((await writeMessages(writer, count)).map(({ update }) => update))
}
const [first = [], second = [], third = []] = streams

/** Whatever the order: each event under the hash of its text. */
const check = async (updates: readonly Uint8Array[]): Promise<void> => {
  const texts = updates.flatMap((update) => [...readEntries(update)].map(({ text }) => text))
  const ids = await Promise.all(texts.map(eventIdOf))
  const read = await readRows(updates, doc)
  expect(read.map(({ id }) => id)).toEqual(ids)
  expect(read.map(({ event }) => event.seq)).toEqual(
    texts.map((text) => (JSON.parse(text.slice(text.indexOf('.') + 1)) as { seq: number }).seq),
  )
}

test('each event has the id that its text has, wherever rows begin, and however streams lie between each other', async () => {
  await check([])
  await check(third)
  await check([...first.slice(5), ...second.slice(3)])
  await check(first.flatMap((update, at) => [update, ...(second[at] ? [second[at]] : [])]))
  await check([mergeStreams([...first, ...third]) ?? new Uint8Array(), ...second])
})

test('also where rows are there twice, lack others between them, or are out of order', async () => {
  await check([...first, ...first])
  await check([...first.slice(0, 4), ...first.slice(2, 8), ...first.slice(9)])
  for (let turn = 0; turn < 20; turn += 1) await check(shuffled([...first, ...second, ...first.slice(0, 5)], random))
})
