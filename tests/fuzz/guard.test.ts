import { encodeRuns } from '#shared/events/encodeRuns'
import { guardUpdate } from '#shared/events/guardUpdate'
import type { CheckedRun } from '#shared/events/readRuns'
import { Refused } from '#shared/events/refused'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { busyTime } from '../support/busyTime'
import { below, mutationsWith } from '../support/mutations'
import { openStream, seededDevice, shuffled, someRoom, writeMessages } from '../support/streams'
import type { WrittenStreams } from '../support/writtenStreams'
import { DEVICES, doc, EVENTS, expectHarmless, SESSIONS, stringsOf, writtenStreams } from '../support/writtenStreams'

/** Milliseconds that nothing hostile may take. */
const HANG = 50
/** What is slow is what is slow every time: a collection of garbage may fall into one. */
const TRIES = 4

let written: WrittenStreams
beforeAll(async () => {
  written = await writtenStreams(41)
  expect(Object.values(written.all).flat()).toHaveLength(DEVICES * SESSIONS * EVENTS)
})

const guard = (update: Uint8Array): Promise<readonly CheckedRun[]> => guardUpdate(update, written.signedName, doc)
const hasGap = (update: Uint8Array): boolean =>
  Y.decodeUpdate(update).structs.some((struct) => struct instanceof Y.Skip)

test('300 deliveries, shuffled, repeated, merged and diffed, all pass and all end alike', async () => {
  const { updates, full, all } = written
  const random = createSeededRandomness(42)
  let merged = 0
  for (let delivery = 0; delivery < 300; delivery += 1) {
    const ydoc = new Y.Doc()
    const mixed = shuffled([...updates, ...shuffled(updates, random).slice(0, 20)], random)
    const cut = below(mixed.length, random)
    const parts = [Y.mergeUpdates(mixed.slice(0, cut + 1)), Y.mergeUpdates(mixed.slice(cut))]
    for (const part of parts) {
      // A gap is asked for again, never applied.
      if (hasGap(part)) {
        await expect(guard(part)).rejects.toThrow(Refused)
        continue
      }
      const runs = await guard(part)
      if (runs.some(({ client, from }) => from > Y.getState(ydoc.store, client))) continue
      Y.applyUpdate(ydoc, part)
      merged += 1
    }
    const rest = Y.diffUpdate(full, Y.encodeStateVector(ydoc))
    await guard(rest)
    Y.applyUpdate(ydoc, rest)
    expect(stringsOf(ydoc)).toEqual(all)
    expect(ydoc.store.pendingStructs).toBeNull()
  }
  expect(merged).toBeGreaterThan(0)
})

test('20,000 mutated updates are refused or change nothing, and none takes 50 ms', async () => {
  const { updates, full } = written
  const random = createSeededRandomness(43)
  const mutations = mutationsWith(updates)
  const merged = [full, Y.mergeUpdates(updates.slice(0, EVENTS)), Y.mergeUpdates(updates.slice(0, EVENTS * SESSIONS))]
  const count = { refused: 0, harmless: 0 }
  let slowest = 0
  for (let item = 0; item < 20_000; item += 1) {
    // Mostly small ones, as live updates are; every hundredth a large one.
    const source = item % 100 === 0 ? merged[item % 3] : item % 10 === 0 ? merged[1] : updates[item % updates.length]
    const mutation = mutations[item % mutations.length]
    if (!source || !mutation) throw new Error('nothing to mutate')
    const mutated = mutation(source, random)
    const before = Uint8Array.from(mutated)

    const once = await timed(mutated)
    let { time } = once
    for (let tries = 1; time >= HANG && tries < TRIES; tries += 1) time = Math.min(time, (await timed(mutated)).time)
    slowest = Math.max(slowest, time)
    expect(time, `item ${item} took ${time} ms`).toBeLessThan(HANG)
    expect(Buffer.compare(mutated, before), `item ${item} was written to`).toBe(0)

    if (once.runs === undefined) {
      count.refused += 1
      continue
    }
    count.harmless += 1
    expectHarmless(written, mutated, once.runs, `item ${item}`)
  }
  expect(count.refused).toBeGreaterThan(15_000)
  expect(count.refused + count.harmless).toBe(20_000)
  expect(slowest).toBeGreaterThan(0)
}, 300_000)

/** The longest that nothing else had its turn while the guard was at work, in milliseconds, at the best try. */
const longestHold = async (update: Uint8Array, what: string): Promise<number> => {
  const holds: number[] = []
  while (holds.length < TRIES && !holds.some((hold) => hold < HANG)) {
    let [longest, last, working] = [0, busyTime(), true]
    const watch = (): void => {
      longest = Math.max(longest, busyTime() - last)
      last = busyTime()
      if (working) setImmediate(watch)
    }
    setImmediate(watch)
    await expect(guard(update), what).rejects.toThrow(Refused)
    working = false
    watch()
    holds.push(longest)
  }
  return Math.min(...holds)
}

test('large hostile updates are refused without holding anything else up for 50 ms', async () => {
  const random = createSeededRandomness(44)
  const whole = Y.encodeStateAsUpdate(
    (() => {
      const ydoc = new Y.Doc()
      Y.applyUpdate(ydoc, written.full)
      return ydoc
    })(),
  )
  const writer = await openStream({ room: await someRoom(), doc, device: await seededDevice(random), random })
  const long = (await writeMessages(writer, 4_000)).map(({ text }) => text)
  const hostile: Record<string, Uint8Array> = {
    'a long stream with a void signature at its end': encodeRuns([
      {
        client: writer.client,
        from: 0,
        texts: [...long.slice(0, -1), (long.at(-1) ?? '').replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'))],
      },
    ]),
    'a long stream that nobody can have derived': encodeRuns([{ client: 7, from: 0, texts: long }]),
    'nothing but zeros': new Uint8Array(8_000_000),
    'nothing but ones': new Uint8Array(8_000_000).fill(1),
    'numbers that never end': new Uint8Array(8_000_000).fill(0x80),
    'empty lists in each other': Uint8Array.from([
      1,
      1,
      7,
      0,
      8,
      1,
      1,
      55,
      1,
      ...Array.from({ length: 500_000 }, () => 117),
    ]),
    'many bytes behind a good update': Uint8Array.from([...whole, ...random.bytes(1_000_000)]),
  }
  for (const [what, update] of Object.entries(hostile)) {
    expect(await longestHold(update, what), what).toBeLessThan(HANG)
  }
}, 120_000)

const timed = async (update: Uint8Array): Promise<{ time: number; runs: readonly CheckedRun[] | undefined }> => {
  const start = busyTime()
  try {
    return { runs: await guard(update), time: busyTime() - start }
  } catch (error) {
    // Anything but a refusal is a fault of the guard.
    if (!(error instanceof Refused)) throw error
    return { runs: undefined, time: busyTime() - start }
  }
}
