import { guardUpdate } from '#shared/events/guardUpdate'
import { lackingOf, mergeStreams } from '#shared/events/mergeStreams'
import { salvage } from '#shared/events/salvage'
import { Refused } from '#shared/events/refused'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { signedDocName } from '#shared/protocol/ids'
import { expect, test } from 'vitest'
import { openStream, seededDevice, someRoom, writeMessages } from '../../support/streams'

const doc = 'talk/2026-01'
const room = await someRoom()
const signedName = signedDocName(room, doc)
const random = createSeededRandomness(31)
const streams: Uint8Array<ArrayBuffer>[][] = []
for (const count of [40, 25]) {
  const writer = await openStream({ room, doc, device: await seededDevice(random), random })
  streams.push((await writeMessages(writer, count)).map(({ update }) => update))
}
const whole = mergeStreams(streams.flat()) ?? new Uint8Array()

/** How many entries each piece has that is left, longest first; all of them have to pass any member's guard. */
const left = async (updates: readonly Uint8Array<ArrayBuffer>[]): Promise<number[]> => {
  const lengths: number[] = []
  for (const update of updates)
    for (const { entries } of await guardUpdate(update, signedName, doc)) lengths.push(entries.length)
  return lengths.sort((a, b) => b - a)
}

test('what is whole stays as it is', async () => {
  expect(await salvage([whole, ...streams.flat().slice(0, 3)], signedName, doc)).toEqual([
    whole,
    ...streams.flat().slice(0, 3),
  ])
  expect(await salvage([], signedName, doc)).toEqual([])
})

test('of an update that breaks off, the streams before stay, and the beginning of the one in which it does', async () => {
  const [first = 0, second = 0] = await left(await salvage([whole.slice(0, -500)], signedName, doc))
  expect(first + second).toBeGreaterThanOrEqual(60)
  expect(first + second).toBeLessThan(65)
})

test('wherever one bit has changed, what is left is good, and nothing else is', async () => {
  for (let tries = 0; tries < 40; tries += 1) {
    const at = Math.floor(random.fraction() * whole.length)
    const bit = 1 << Math.floor(random.fraction() * 8)
    const changed = whole.map((byte, place) => (place === at ? byte ^ bit : byte))
    const lengths = await left(await salvage([changed], signedName, doc))
    // Two streams, of which one has a hole.
    expect(lengths.length).toBeLessThanOrEqual(3)
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBeLessThan(65)
  }
})

test('what stands behind an event that has changed is kept, though it stands in the same row', async () => {
  const [, , third] = streams[0] ?? []
  const row = mergeStreams(streams[0] ?? []) ?? new Uint8Array()
  // The signature of the third event, as it lies in the row.
  const at = Buffer.from(row).indexOf(Buffer.from(third ?? []).subarray(-120, -60))
  expect(at).toBeGreaterThan(0)
  const changed = row.map((byte, place) => (place === at + 20 ? byte ^ 1 : byte))
  const places: (readonly [number, number])[] = []
  for (const update of await salvage([changed], signedName, doc))
    for (const { from, entries } of await guardUpdate(update, signedName, doc)) places.push([from, entries.length])
  expect(places).toEqual([
    [0, 2],
    [3, 37],
  ])
})

test('what has changed on the disk is not cut into pieces for a member', async () => {
  const anywhere = async (): Promise<boolean> => true
  for (let tries = 0; tries < 20; tries += 1) {
    const at = Math.floor(random.fraction() * (whole.length - 1_000))
    const changed = whole.map((byte, place) => (place === at ? byte ^ 1 : byte))
    await expect(lackingOf({ updates: [changed], vector: new Map(), piece: 1e9, mayEnd: anywhere })).rejects.toThrow(
      Refused,
    )
  }
  await expect(lackingOf({ updates: [whole], vector: new Map(), piece: 1e9, mayEnd: anywhere })).resolves.toHaveLength(
    1,
  )
  // The last entry of a stream has nothing behind it that names it.
  await expect(
    lackingOf({ updates: [whole], vector: new Map(), piece: 1e9, mayEnd: async () => false }),
  ).rejects.toThrow(Refused)
})
