import * as z from 'zod'
import { utf8 } from '#shared/crypto/bytes'
import type { PlatformKey } from '#shared/crypto/keys'
import { importSealKey, open, seal } from '#shared/crypto/seal'
import type { Randomness } from '#shared/ports/randomness.port'
import { Problem } from '#shared/protocol/problem'

/** What a guess costs: memory in KiB, passes over it, lanes. */
export type Cost = { readonly memory: number; readonly passes: number; readonly lanes: number }

/**
 * The second of RFC 9106's recommended choices (section 4): 64 MiB, 3 passes, 4 lanes; OWASP asks for 46 MiB and one
 * pass, or 19 and two, at least. About two seconds in a page on a slow machine.
 */
export const COST: Cost = { memory: 64 * 1024, passes: 3, lanes: 4 }

/** As it lies on the disk, beside what it locks: how the key comes from the passphrase, and something to try it on. */
export type PassphraseRow = Cost & {
  readonly v: 1
  readonly by: 'argon2id'
  /** 16 random bytes. */
  readonly salt: Uint8Array<ArrayBuffer>
  /** Nothing, sealed: who opens it has the passphrase. */
  readonly check: Uint8Array<ArrayBuffer>
}

/** A passphrase and the key that comes from it. */
export type Lock = { readonly row: PassphraseRow; readonly key: PlatformKey }

const LABEL = 'snug/passphrase-check/1'
const bytes = z.instanceof(Uint8Array).transform((given) => new Uint8Array(given))
/** Bounds: a row that somebody has changed must not make this machine work for hours, or take all its memory. */
const schema = z.object({
  v: z.literal(1),
  by: z.literal('argon2id'),
  memory: z
    .number()
    .int()
    .min(8)
    .max(1024 * 1024),
  passes: z.number().int().min(1).max(32),
  lanes: z.number().int().min(1).max(16),
  salt: bytes,
  check: bytes,
})

/** The same passphrase typed on another keyboard: accents can be written in two ways (Unicode's NFC is the one). */
const asBytes = (passphrase: string): Uint8Array<ArrayBuffer> => utf8(passphrase.normalize('NFC'))

const keyOf = async (
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  { memory, passes, lanes }: Cost,
): Promise<PlatformKey> => {
  // Who has set no passphrase never loads it.
  const { argon2idAsync } = await import('@noble/hashes/argon2.js')
  // In pieces, so that the page goes on drawing meanwhile.
  const derived = await argon2idAsync(asBytes(passphrase), salt, { m: memory, t: passes, p: lanes, dkLen: 32 })
  return importSealKey(new Uint8Array(derived))
}

/** A new lock for a passphrase. */
export const makeLock = async (passphrase: string, randomness: Randomness, cost: Cost): Promise<Lock> => {
  const salt = randomness.bytes(16)
  const key = await keyOf(passphrase, salt, cost)
  return { row: { v: 1, by: 'argon2id', ...cost, salt, check: await seal(key, new Uint8Array(), LABEL) }, key }
}

/** The lock that `stored` tells of, opened. Throws Problem `passphrase-wrong`, or `no-keys` for what is no such row. */
export const openLock = async (stored: unknown, passphrase: string): Promise<Lock> => {
  const parsed = schema.safeParse(stored)
  if (!parsed.success) throw new Problem('no-keys', 'what is stored of the passphrase cannot be read')
  const row = parsed.data
  const key = await keyOf(passphrase, row.salt, row)
  try {
    await open(key, row.check, LABEL)
  } catch (cause) {
    throw new Problem('passphrase-wrong', 'another one was set', { cause })
  }
  return { row, key }
}

/** Whether guessing has become cheaper than what is asked for today. */
export const isCheap = ({ row }: Lock, cost: Cost): boolean => row.memory < cost.memory || row.passes < cost.passes
