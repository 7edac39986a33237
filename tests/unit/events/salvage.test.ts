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

/** How many entries of each stream are left, longest first; all of them have to pass any member's guard. */
const left = async (updates: readonly Uint8Array<ArrayBuffer>[]): Promise<number[]> => {
  const lengths: number[] = []
  for (const update of updates)
    for (const { from, entries } of await guardUpdate(update, signedName, doc)) {
      expect(from).toBe(0)
      lengths.push(entries.length)
    }
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
    expect(lengths.length).toBeLessThanOrEqual(2)
    expect(lengths[0] ?? 0).toBeLessThanOrEqual(40)
  }
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
