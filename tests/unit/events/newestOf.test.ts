import { encodeRuns } from '#shared/events/encodeRuns'
import { newestOf } from '#shared/events/newestOf'
import { readStored } from '#shared/events/readRuns'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { expect, test } from 'vitest'
import { openStream, seededDevice, someRoom, writeMessages } from '../../support/streams'

const random = createSeededRandomness(44)
const room = await someRoom()
const doc = 'talk/2026-01'

/** Streams that lie beside and over each other in time, with times that are the same. */
const streams = await Promise.all(
  [30, 5, 60, 1, 12].map(async (count, at) => {
    const stream = await openStream({ room, doc, device: await seededDevice(random), random })
    const written = await writeMessages(stream, count, 1_000 + at * 9)
    return { client: stream.client, from: 0, texts: written.map(({ text }) => text) }
  }),
)
const update = encodeRuns(streams)
const all = await readStored([update], doc)

test.each([1, 7, 50, 107, 108, 1_000])(
  'of the newest %i messages none is missing, and none is from before',
  async (count) => {
    const { since, posts } = await newestOf(update, doc, count)
    const wanted = all.filter(({ event }) => event.at >= since)
    expect(posts.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id).sort())
    expect(posts.length).toBeGreaterThanOrEqual(Math.min(count, all.length))
    expect(since === 0).toBe(count > all.length)
    // At most those that are as old as the oldest of them.
    expect(posts.filter(({ event }) => event.at > since).length).toBeLessThan(count)
  },
)
