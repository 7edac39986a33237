import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { fromBase64url } from '#shared/crypto/base64url'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { busyTime } from '../support/busyTime'
import { keepFixture, readFixtures } from './fixtures'
import { examine, runBatch } from './runBatch'
import type { Target } from './target'
import { mutationsBy } from './target'
import { targetNames, targets } from './targets'

test('what once did harm does none any more', async () => {
  for (const { target, input, what } of readFixtures()) {
    const { wrong } = await examine(await targets[target].open(), fromBase64url(input))
    expect(wrong, `${target}: ${what}`).toBeUndefined()
  }
}, 120_000)

test.each(targetNames)(
  '%s takes what is honest, and bears 150 mutated inputs',
  async (name) => {
    const target = await targets[name].open()
    const honest = await Promise.all([target.samples[0] ?? new Uint8Array()].map((input) => target.take(input)))
    expect(honest).toEqual(['taken'])
    const { findings, refused } = await runBatch(await targets[name].open(), 99, 150)
    expect(findings).toEqual([])
    expect(refused).toBeGreaterThan(10)
  },
  60_000,
)

/** A receiver with a fault that only some inputs find. */
const faulty = (take: Target['take'], more: Partial<Target> = {}): Target => {
  const samples = [createSeededRandomness(3).bytes(40)]
  return { samples, mutations: mutationsBy(samples), take, ...more }
}
const isOdd = (input: Uint8Array): boolean => (input[3] ?? 0) % 7 === 3

test('whatever a receiver does wrong is found, with the input, which is kept and can be replayed', async () => {
  let changed = 0
  const held: number[] = []
  const faults: Record<string, Target> = {
    throws: faulty(async (input) => {
      if (isOdd(input)) throw new TypeError('not thought of')
      return 'taken'
    }),
    'nobody awaits': faulty(async (input) => {
      if (isOdd(input)) void Promise.reject(new Error('left alone'))
      return 'taken'
    }),
    'has changed something': faulty(
      async (input) => {
        if (isOdd(input)) changed += 1
        return 'refused'
      },
      { digest: () => String(changed) },
    ),
    'is written to': faulty(async (input) => {
      if (isOdd(input)) input[0] = (input[0] ?? 0) ^ 1
      return 'taken'
    }),
    'still held': faulty(async () => (held.push(1) ? 'taken' : 'refused'), { holds: async () => held.length }),
    takes: faulty(async () => {
      const until = busyTime() + 80
      while (busyTime() < until) held.at(-1)
      return 'taken'
    }),
  }
  for (const [what, target] of Object.entries(faults)) {
    const { findings } = await runBatch(target, 4, what === 'takes' ? 2 : 200)
    expect(findings.length, what).toBeGreaterThan(0)
    expect(findings[0]?.what, what).toContain(what)
  }
  const folder = mkdtempSync(join(tmpdir(), 'snug-fuzz-'))
  keepFixture({ target: 'wire', seed: 4, item: 7, what: 'throws', input: 'AQID' }, folder)
  expect(readFixtures(folder)).toEqual([{ target: 'wire', seed: 4, item: 7, what: 'throws', input: 'AQID' }])
  rmSync(folder, { recursive: true })
}, 30_000)
