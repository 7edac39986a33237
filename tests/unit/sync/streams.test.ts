import type { CheckedRun } from '#shared/events/readRuns'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { createStreams } from '#shared/sync/streams'
import { expect, test, vi } from 'vitest'
import { openStream, seededDevice, someRoom, writeMessages } from '../../support/streams'

const random = createSeededRandomness(31)
const room = await someRoom()
const device = await seededDevice(random)
const stream = await openStream({ room, doc: 'talk/2026-01', device, random })
const written = await writeMessages(stream, 10)
const head = written[5]!.head
const events = written.map(({ placed }) => placed)

const run = (from: number, to: number, of = written): CheckedRun => ({
  client: stream.client,
  from,
  entries: of.slice(from, to).map(({ text, placed }) => ({ text, placed })),
})
/** A document of which six entries are on disk. */
const cold = () => {
  const read = vi.fn(async () => events.slice(0, 6))
  return { read, streams: createStreams([head], read) }
}
const take = async (streams: ReturnType<typeof createStreams>, one: CheckedRun) => {
  await streams.prepare([one])
  return streams.take(one)
}

test('what continues a stream is taken without reading it', async () => {
  const { read, streams } = cold()
  expect(await take(streams, run(6, 8))).toEqual({ is: 'new', events: events.slice(6, 8) })
  expect(await take(streams, run(4, 10))).toEqual({ is: 'new', events: events.slice(8) })
  expect(await take(streams, run(7, 9))).toEqual({ is: 'known' })
  expect(streams.head(stream.client)).toEqual({ ...written[9]!.head, complete: head.complete })
  expect(read).not.toHaveBeenCalled()
})

test('what starts beyond its end is a gap', async () => {
  const { streams } = cold()
  expect(await take(streams, run(7, 8))).toEqual({ is: 'gap' })
  expect(streams.length(stream.client)).toBe(6)
})

test('what ends far below it is compared with what the disk holds', async () => {
  const { read, streams } = cold()
  expect(await take(streams, run(0, 2))).toEqual({ is: 'known' })
  expect(read).toHaveBeenCalledTimes(1)
  await take(streams, run(6, 10))
  expect(await take(streams, run(1, 8))).toEqual({ is: 'known' })
  expect(read).toHaveBeenCalledTimes(1)
})

test('what can’t be compared, since the document was mended after it was read for that, is asked for again, and is no fork', async () => {
  const { streams } = cold()
  await streams.prepare([run(0, 2)])
  streams.reset([head])
  expect(streams.take(run(0, 2))).toEqual({ is: 'gap' })
  expect(await take(streams, run(0, 2))).toEqual({ is: 'known' })
  expect(await take(streams, run(4, 10))).toEqual({ is: 'new', events: events.slice(6) })
})

test('two different things for one place are a fork, wherever they meet; the stream takes nothing any more', async () => {
  const other = written.map((one, at) => (at < 3 ? one : { ...one, placed: { ...one.placed, id: events[0]!.id } }))
  for (const forked of [run(3, 5, other), run(5, 8, other), run(0, 10, other)]) {
    const { streams } = cold()
    expect((await take(streams, forked)).is).toBe('fork')
    expect(await take(streams, run(6, 10))).toEqual({ is: 'known' })
    expect(streams.length(stream.client)).toBe(6)
  }
})

test('what is damaged may look like a fork: once it ends elsewhere, a stream takes what comes again', async () => {
  const other = written.map((one, at) => (at < 3 ? one : { ...one, placed: { ...one.placed, id: events[0]!.id } }))
  const { streams } = cold()
  const [head] = streams.heads()
  expect((await take(streams, run(5, 8, other))).is).toBe('fork')
  streams.reset([{ ...head!, length: 5, last: events[4]!.id }])
  expect((await take(streams, run(4, 7))).is).toBe('new')
  expect(streams.length(stream.client)).toBe(7)
})

test('what does not chain to its end is a fork', async () => {
  const { streams } = cold()
  const torn = run(6, 8)
  const first = torn.entries[0]!
  const entries = [
    { ...first, placed: { ...first.placed, event: { ...first.placed.event, prev: events[0]!.id } } },
    ...torn.entries.slice(1),
  ]
  expect((await take(streams, { ...torn, entries })).is).toBe('fork')
})
