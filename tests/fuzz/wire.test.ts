import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { limits } from '#shared/protocol/limits'
import { deflate } from '#shared/protocol/bounded'
import type { Wire } from '#shared/protocol/wire'
import { decodeWire, decodeWireGently, encodeWire } from '#shared/protocol/wire'
import { beforeAll, expect, test } from 'vitest'
import { busyTime } from '../support/busyTime'
import { below, mutationsWith } from '../support/mutations'
import { recordConversation } from '../support/recordConversation'

/** Milliseconds that nothing hostile may take. */
const HANG = 50
/** What is slow is what is slow every time: a collection of garbage may fall into one. */
const TRIES = 4

let recorded: readonly Uint8Array<ArrayBuffer>[]
beforeAll(async () => {
  recorded = (await recordConversation(51)).map(({ bytes }) => bytes)
}, 120_000)

const read = (bytes: Uint8Array): Wire | undefined => {
  try {
    return decodeWire(bytes)
  } catch (error) {
    // Whatever it throws costs the sender the link; but it has to be an error that says something.
    expect(error).toBeInstanceOf(Error)
    return undefined
  }
}
const timed = (bytes: Uint8Array): { readonly wire: Wire | undefined; readonly time: number } => {
  const start = busyTime()
  return { wire: read(bytes), time: busyTime() - start }
}
const timeOf = (bytes: Uint8Array): number => {
  let { time } = timed(bytes)
  for (let tries = 1; time >= HANG && tries < TRIES; tries += 1) time = Math.min(time, timed(bytes).time)
  return time
}

test('every kind of message was said, and comes back as it was', () => {
  const kinds = new Set(recorded.map((bytes) => decodeWire(bytes).is))
  expect([...kinds].sort()).toEqual(
    [
      'ack',
      'awareness',
      'contents',
      'digests',
      'epoch',
      'neighbours',
      'place',
      'summary',
      'update',
      'want',
      'wantContents',
      'wantEpoch',
    ].sort(),
  )
  for (const bytes of recorded) expect(decodeWire(encodeWire(decodeWire(bytes)))).toEqual(decodeWire(bytes))
})

test('30,000 mutated messages are refused or are messages within bounds, and none takes 50 ms', () => {
  const random = createSeededRandomness(52)
  const mutations = mutationsWith(recorded)
  const count = { refused: 0, read: 0 }
  for (let item = 0; item < 30_000; item += 1) {
    const source = recorded[below(recorded.length, random)]
    const mutation = mutations[item % mutations.length]
    if (!source || !mutation) throw new Error('nothing to mutate')
    const mutated = mutation(source, random)
    const before = Uint8Array.from(mutated)
    const time = timeOf(mutated)
    expect(time, `item ${item} took ${time} ms`).toBeLessThan(HANG)
    expect(Buffer.compare(mutated, before), `item ${item} was written to`).toBe(0)
    const wire = read(mutated)
    count[wire ? 'read' : 'refused'] += 1
    // What can be read can be said: nothing strange has come in by it.
    if (wire) expect(decodeWire(encodeWire(wire)), `item ${item}`).toEqual(wire)
  }
  expect(count.refused).toBeGreaterThan(5_000)
  expect(count.read).toBeGreaterThan(5_000)
}, 240_000)

test('a message that unpacks to far too much is refused without holding anything else up for 50 ms', async () => {
  const bomb = Uint8Array.from([2, ...deflate(new Uint8Array(40 * 1024 * 1024))])
  const held: number[] = []
  while (held.length < TRIES && !held.some((hold) => hold < HANG)) {
    let [longest, last] = [0, busyTime()]
    const giveWay = async (): Promise<void> => {
      longest = Math.max(longest, busyTime() - last)
      await new Promise((resolve) => setImmediate(resolve))
      last = busyTime()
    }
    await expect(decodeWireGently(bomb, giveWay)).rejects.toThrow('more than is allowed')
    held.push(Math.max(longest, busyTime() - last))
  }
  expect(Math.min(...held)).toBeLessThan(HANG)
})

test('what claims to be large is refused before it takes memory', () => {
  const plain = (...bytes: number[]): Uint8Array => Uint8Array.from([1, ...bytes])
  const endless = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f]
  const hostile: Record<string, Uint8Array> = {
    nothing: new Uint8Array(),
    'an unknown packing': Uint8Array.from([9, 0]),
    'an unknown kind': plain(200),
    'a list of 2^49 digests': plain(1, ...endless),
    'an update of 2^49 bytes': plain(3, 6, ...Buffer.from('ledger'), ...endless),
    'a number without end': plain(1, ...Array.from({ length: 1_000 }, () => 0x80)),
    'a name of 2^49 characters': plain(2, ...endless),
    '40 MiB of nothing, deflated': Uint8Array.from([2, ...deflate(new Uint8Array(40 * 1024 * 1024))]),
    'deflated data that breaks off': Uint8Array.from([2, ...deflate(new Uint8Array(5_000)).slice(0, -3)]),
    'what is not deflated at all': Uint8Array.from([2, ...new Uint8Array(5_000).fill(0x55)]),
  }
  const before = process.memoryUsage().arrayBuffers
  for (const [what, bytes] of Object.entries(hostile)) expect(read(bytes), what).toBeUndefined()
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4 * limits.inflatedBytes)
})
