import { hasStreamOf, lacksWords, latestOf, NO_HEADS, packHeads, unpackHeads } from '#shared/events/packHeads'
import { toBase64url } from '#shared/crypto/base64url'
import type { StreamHead } from '#shared/ports/documentStore.port'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { DeviceId, EventId } from '#shared/protocol/ids'
import { expect, test } from 'vitest'

const { bytes } = createSeededRandomness(7)
const id = (): string => toBase64url(bytes(32))
const [anna, idris] = [id() as DeviceId, id() as DeviceId]
const head = (more: Partial<StreamHead>): StreamHead => ({
  client: 5,
  length: 3,
  last: id() as EventId,
  device: anna,
  at: 1_767_600_000_000,
  complete: 3,
  ...more,
})

test('heads come out as they went in, in their order', () => {
  const heads = [
    head({}),
    head({ client: 2 ** 53 - 1, device: idris, at: 0, complete: 0 }),
    head({ client: 0, length: 2 ** 32 - 1, complete: 2 ** 32 - 1, at: 1_767_600_000_001.5 }),
  ]
  expect(unpackHeads(packHeads(heads))).toEqual(heads)
  // As part of something larger too, at any place.
  const packed = packHeads(heads)
  const within = new Uint8Array(packed.length + 3)
  within.set(packed, 3)
  expect(unpackHeads(within.subarray(3))).toEqual(heads)
})

test('a document without streams has none', () => {
  expect(packHeads([])).toEqual(NO_HEADS)
  expect(unpackHeads(NO_HEADS)).toEqual([])
  expect(latestOf(NO_HEADS)).toBe(0)
  expect(lacksWords(NO_HEADS)).toBe(false)
  expect(hasStreamOf(NO_HEADS, anna)).toBe(false)
})

test('what opening a room asks is told without taking them apart', () => {
  const whole = packHeads([head({ at: 7 }), head({ at: 9 }), head({ at: 8 })])
  expect(latestOf(whole)).toBe(9)
  expect(lacksWords(whole)).toBe(false)
  expect([anna, idris].map((device) => hasStreamOf(whole, device))).toEqual([true, false])
  const part = packHeads([head({}), head({ device: idris, complete: 2 })])
  expect(lacksWords(part)).toBe(true)
  expect([anna, idris].map((device) => hasStreamOf(part, device))).toEqual([true, true])
})

test('what are no heads is refused', () => {
  const good = packHeads([head({}), head({ device: idris })])
  for (const bad of [
    good.slice(0, -1),
    good.slice(0, 10),
    good.slice(0, 80),
    good.map((byte, at) => (at === 0 ? 2 : byte)),
  ])
    expect(() => unpackHeads(bad)).toThrow('no heads of streams')
  // A device that is not among them.
  expect(() => unpackHeads(good.map((byte, at) => (at === good.length - 36 ? 9 : byte)))).toThrow('no heads of streams')
  expect(() => packHeads([head({ last: 'short' as EventId })])).toThrow()
})
