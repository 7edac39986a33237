import type { Randomness } from '#shared/ports/randomness.port'
import { describe, expect, test } from 'vitest'

/** What every Randomness does. */
export const randomnessContract = (name: string, start: () => Randomness): void => {
  describe(`randomness: ${name}`, () => {
    test('gives as many bytes as are asked for', () => {
      const randomness = start()
      for (const length of [0, 1, 16, 32, 4096]) expect(randomness.bytes(length)).toHaveLength(length)
      expect(randomness.bytes(16)).toBeInstanceOf(Uint8Array)
    })

    test('does not repeat itself', () => {
      const randomness = start()
      const drawn = Array.from({ length: 1_000 }, () => Buffer.from(randomness.bytes(16)).toString('hex'))
      expect(new Set(drawn).size).toBe(1_000)
      expect(new Set(Array.from({ length: 1_000 }, () => randomness.fraction())).size).toBeGreaterThan(990)
    })

    test('uses every byte about as often as every other', () => {
      const counts = new Map<number, number>()
      const randomness = start()
      for (let round = 0; round < 64; round += 1)
        for (const byte of randomness.bytes(4096)) counts.set(byte, (counts.get(byte) ?? 0) + 1)
      // 1,024 each on average; eight standard deviations are 256.
      expect(counts.size).toBe(256)
      expect(Math.min(...counts.values())).toBeGreaterThan(768)
      expect(Math.max(...counts.values())).toBeLessThan(1_280)
    })

    test('has fractions from 0 up to, and never, 1, spread evenly', () => {
      const randomness = start()
      const drawn = Array.from({ length: 10_000 }, () => randomness.fraction())
      expect(drawn.every((fraction) => fraction >= 0 && fraction < 1)).toBe(true)
      for (let tenth = 0; tenth < 10; tenth += 1) {
        const within = drawn.filter((fraction) => Math.floor(fraction * 10) === tenth)
        expect(within.length).toBeGreaterThan(760)
        expect(within.length).toBeLessThan(1_240)
      }
    })
  })
}
