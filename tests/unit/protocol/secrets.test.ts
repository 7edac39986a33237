import { toBase64url } from '#shared/crypto/base64url'
import { utf8 } from '#shared/crypto/bytes'
import { importSealKey, open, seal } from '#shared/crypto/seal'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { parseLink } from '#shared/protocol/anyLink'
import { formatDeviceLink } from '#shared/protocol/deviceLink'
import type { DeviceId, InvitationId, RoomId } from '#shared/protocol/ids'
import { formatInvitation } from '#shared/protocol/invitation'
import { asProblem } from '#shared/protocol/problem'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeLock, openLock } from '../../../renderer/platform/keys/passphrase'

const root = join(import.meta.dirname, '../../..')
const random = createSeededRandomness(97)
const id = (): string => toBase64url(random.bytes(32))
/** Letters of a secret in a row that nobody would write by chance. */
const PIECE = 6

/** All that an error says of itself, as a log would have it, down to what caused it. */
const saidBy = (error: unknown): string => {
  const problem = asProblem(error)
  const all: string[] = []
  for (let next: unknown = problem; next instanceof Error; next = next.cause) {
    all.push(next.message, next.stack ?? '', JSON.stringify(next))
  }
  return all.join('\n')
}
const errorOf = async (task: () => unknown): Promise<unknown> => {
  try {
    await task()
  } catch (error) {
    return error
  }
  return undefined
}
const expectNothingOf = (secret: string, error: unknown): void => {
  const said = saidBy(error)
  for (let at = 0; at + PIECE <= secret.length; at += 1) expect(said).not.toContain(secret.slice(at, at + PIECE))
}

describe('an error says nothing secret', () => {
  const seed = random.bytes(32)
  const common = { room: id() as RoomId, seed, expiresAt: 1_767_600_000_000, hubs: ['192.0.2.7:4455'] }
  const links = {
    'an invitation': formatInvitation({ ...common, invitation: id() as InvitationId }),
    'a link for a device': formatDeviceLink({
      ...common,
      host: id() as DeviceId,
      memberName: 'Anna',
      roomName: 'Circle',
    }),
  }
  test.each(Object.entries(links))('about %s that is damaged anywhere', async (_, link) => {
    const code = link.slice(link.indexOf('#') + 1)
    let failed = 0
    for (let at = link.length - code.length; at < link.length; at += 1)
      for (const damaged of [
        link.slice(0, at),
        `${link.slice(0, at)}~${link.slice(at)}`,
        link.slice(0, at) + link.slice(at + 1),
      ]) {
        const error = await errorOf(() => parseLink(damaged))
        if (!error) continue
        failed += 1
        expectNothingOf(code, error)
        expectNothingOf(toBase64url(seed), error)
      }
    expect(failed).toBeGreaterThan(code.length)
  })
  test('about a passphrase that is not the one', async () => {
    const cost = { memory: 8, passes: 1, lanes: 1 }
    const { row } = await makeLock('the correct horse', random, cost)
    const wrong = 'a battery of staples'
    const error = await errorOf(() => openLock(row, wrong))
    expect(error).toBeDefined()
    expectNothingOf(wrong, error)
    expectNothingOf('the correct horse', error)
  })
  test('about what opens under no such key', async () => {
    const [key, other] = [random.bytes(32), random.bytes(32)]
    const sealed = await seal(await importSealKey(key), utf8('Tuesday at noon'), 'a label')
    const error = await errorOf(async () => open(await importSealKey(other), sealed, 'a label'))
    expect(error).toBeDefined()
    for (const secret of [toBase64url(key), toBase64url(other), 'Tuesday at noon']) expectNothingOf(secret, error)
  })
})

describe('what is logged', () => {
  const sources = ['shared', 'renderer', 'electron'].flatMap((house) =>
    readdirSync(join(root, house), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => `${house}/${path}`),
  )
  const logged = sources.flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(/console\.\w+\(([\s\S]*?)\)\s*(?:\n|,|\})/g)].map(
      ([, said = '']) => [path, said.trim()] as const,
    ),
  )
  test.each(logged)('by %s is a sentence, and of an error its message: %s', (_, said) => {
    // An error as a whole brings along what caused it, and whatever else hangs from it.
    expect(said).toMatch(/^[`']|^asProblem\(|^problem\.message|^code ===/)
    expect(said).not.toMatch(/\b(?:error|cause|problem)$/)
    expect(said).not.toMatch(/secret|seed|passphrase|token|\blink\b/)
  })
  test('is little', () => {
    expect(logged.length).toBeGreaterThan(10)
    expect(logged.length).toBeLessThan(40)
  })
})
