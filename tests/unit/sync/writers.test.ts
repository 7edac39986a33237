import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { Context } from '#shared/sync/context'
import { createStreams } from '#shared/sync/streams'
import { createWriters } from '#shared/sync/writers'
import { expect, test } from 'vitest'
import { seededDevice, someRoom } from '../../support/streams'

const opened = async () => {
  const randomness = createSeededRandomness(7)
  const streams = createStreams([], async () => [])
  const device = await seededDevice(randomness)
  const state = () => ({ standings: new Map() })
  const context = { room: await someRoom(), device, randomness, state, files: { streams: () => streams } }
  const writers = createWriters(context as unknown as Context)
  const say = (at: number) =>
    writers.append(
      'talk/2026-11',
      { kind: 'named', name: 'Anna' },
      at,
      async () => undefined,
      ({ placed }) => ({ placed, length: streams.length(placed.client) }),
    )
  return { streams, say }
}

test('what is put is in its stream in that very moment', async () => {
  const { say } = await opened()
  expect((await say(1)).length).toBe(1)
  expect((await say(2)).length).toBe(2)
})

test('a stream that ends elsewhere than it was written is not gone on with: no place is taken twice', async () => {
  const { streams, say } = await opened()
  const first = await say(1)
  await say(2)
  streams.reset(streams.heads().map((head) => ({ ...head, length: 1, last: first.placed.id })))
  const { placed } = await say(3)
  expect(placed.client).not.toBe(first.placed.client)
  expect(placed.event.seq).toBe(0)
})
