import { toBase64url } from '#shared/crypto/base64url'
import { encodeEvent } from '#shared/events/encodeEvent'
import type { SnugEvent } from '#shared/events/event'
import type { Extent } from '#shared/governance/cut'
import { decodeCut, encodeCut, joinExtents } from '#shared/governance/cut'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { TalkDocId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import { describe, expect, test } from 'vitest'
import { ledgerOf } from '../../support/ledger'
import { plainState } from '../../support/plainState'
import { seededDevice } from '../../support/streams'

const random = createSeededRandomness(701)
const anyExtent = (docs: number, streams: number): Extent =>
  new Map(
    Array.from({ length: docs }, (_, at) => [
      `talk/20${20 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}` as TalkDocId,
      new Map(
        Array.from({ length: streams }, () => [
          Math.floor(random.fraction() * 2 ** 53),
          1 + Math.floor(random.fraction() * 5000),
        ]),
      ),
    ]),
  )
const read = (pieces: readonly string[]): Extent => joinExtents(pieces.map((piece) => decodeCut(piece) as Extent))

describe('a cut', () => {
  test('of nothing is an empty text', () => {
    expect(encodeCut(new Map())).toEqual([''])
    expect(decodeCut('')).toEqual(new Map())
  })
  test('of a few streams is one text, and comes back', () => {
    const extent: Extent = new Map([
      [
        'talk/2026-01',
        new Map([
          [0, 1],
          [2 ** 53 - 1, 5000],
        ]),
      ],
      ['talk/2025-12', new Map([[2 ** 32, 7]])],
    ])
    const pieces = encodeCut(extent)
    expect(pieces).toHaveLength(1)
    expect(decodeCut(pieces[0] ?? '')).toEqual(extent)
  })
  test('of many streams is many texts, each of which fits into an event', () => {
    for (const [docs, streams] of [
      [1, 59],
      [1, 60],
      [36, 40],
      [120, 3],
      [60, 1],
      [2, 500],
    ] as const) {
      const extent = anyExtent(docs, streams)
      const pieces = encodeCut(extent)
      for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(limits.cut)
      expect(plainState(read(pieces) as never)).toEqual(plainState(extent as never))
      expect(pieces.length).toBeLessThanOrEqual(Math.ceil((docs * streams) / 59) + 1 + docs / 10)
    }
  })
  test('is the same for the same streams, in whatever order they are told', () => {
    const extent = anyExtent(4, 30)
    const turned = new Map([...extent].reverse().map(([doc, streams]) => [doc, new Map([...streams].reverse())]))
    expect(encodeCut(turned)).toEqual(encodeCut(extent))
  })
  test('fits into a removal that names as many heads as an event may', async () => {
    const write = ledgerOf(random)
    const device = await seededDevice(random)
    const [cut = ''] = encodeCut(anyExtent(3, 59))
    const heads = Array.from({ length: 16 }, write.hash)
    const { event } = write.removed(device.id, write.hash(), write.hash(), { cut, heads, prev: write.hash() })
    const whole = { ...event, session: toBase64url(random.bytes(16)), seq: 4999 } as SnugEvent
    expect((await encodeEvent(whole, device)).length).toBeGreaterThan(1900)
  })
  test('that is none is none, whole or cut short', () => {
    const [piece = ''] = encodeCut(anyExtent(2, 20))
    const bytes = piece.length
    let broken = 0
    for (let end = 0; end < bytes; end += 1) {
      const short = decodeCut(piece.slice(0, end))
      if (short === undefined) broken += 1
      else
        for (const streams of short.values()) for (const length of streams.values()) expect(length).toBeGreaterThan(0)
    }
    expect(broken).toBeGreaterThan(bytes / 2)
    for (const odd of ['*', 'A', 'é', '____________', toBase64url(new Uint8Array(600).fill(255))])
      expect(decodeCut(odd)).toBeUndefined()
  })
  test('of random bytes holds no more than there is, whatever numbers they tell', () => {
    for (let at = 0; at < 2000; at += 1) {
      const bytes = random.bytes(1 + Math.floor(random.fraction() * 600))
      const streams = [...(decodeCut(toBase64url(bytes)) ?? [])].flatMap(([, of]) => [...of])
      expect(streams.length).toBeLessThanOrEqual(bytes.length / 8)
    }
  })
})

test('what several have seen is the most that any of them has', () => {
  const doc = 'talk/2026-01'
  const joined = joinExtents([
    new Map([
      [
        doc,
        new Map([
          [1, 5],
          [2, 9],
        ]),
      ],
    ]),
    new Map([[doc, new Map([[1, 7]])]]),
    new Map([['talk/2026-02', new Map([[1, 1]])]]),
  ])
  expect(joined).toEqual(
    new Map([
      [
        doc,
        new Map([
          [1, 7],
          [2, 9],
        ]),
      ],
      ['talk/2026-02', new Map([[1, 1]])],
    ]),
  )
})
