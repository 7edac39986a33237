import * as z from 'zod'
import { fromUtf8, utf8 } from '../crypto/bytes'
import { concat } from '../crypto/bytes'
import { hashOf } from '../crypto/hash'
import type { Words } from '../events/event'
import type { Randomness } from '../ports/randomness.port'
import type { DeviceId, Hash, MemberId } from '../protocol/ids'
import { isHash } from '../protocol/ids'
import { limits } from '../protocol/limits'
import { Problem } from '../protocol/problem'
import { attachedFiles } from './attachedFile'

/** So many random bytes that nobody can find erased words by trying likely ones against their hash. */
export const SALT = 16

const schema = z.object({
  v: z.literal(1),
  by: z.string().refine(isHash) as unknown as z.ZodType<DeviceId>,
  text: z.string(),
  // Whoever names more than a room holds, or nobody, has mentioned nobody; what they say is read all the same.
  mentions: z.array(z.custom<MemberId>(isHash)).max(limits.mostCapacity).readonly().optional().catch(undefined),
  files: attachedFiles.optional().catch(undefined),
})

export type Content = { readonly hash: Hash; readonly bytes: Uint8Array<ArrayBuffer> }

/** Words as they are stored and sent: 16 random bytes, then JSON; under the SHA-256 of both. Throws Problem `too-long`. */
export const makeWords = async (words: Words, randomness: Randomness): Promise<Content> => {
  const { v, by, text, mentions = [], files = [] } = words
  const body = { v, by, text, ...(mentions.length > 0 ? { mentions } : {}), ...(files.length > 0 ? { files } : {}) }
  const bytes = concat(randomness.bytes(SALT), utf8(JSON.stringify(body)))
  if (bytes.length > limits.wordsBytes) throw new Problem('too-long', `${bytes.length} bytes`)
  return { hash: await hashOf(bytes), bytes }
}

/** What words say, or undefined when they are not in a form that this version reads (their hash matches all the same). */
export const readWords = (bytes: Uint8Array): Words | undefined => {
  try {
    const { mentions, files, ...words } = schema.parse(JSON.parse(fromUtf8(bytes.subarray(SALT))))
    return { ...words, ...(mentions ? { mentions } : {}), ...(files ? { files } : {}) }
  } catch {
    // Signed by its author and of a form unknown here: shown as not readable, kept as it is.
    return undefined
  }
}

/** Whether the bytes are the content of that name, and within bounds. */
export const contentMatches = async ({ hash, bytes }: Content): Promise<boolean> =>
  bytes.length <= limits.wordsBytes && (await hashOf(bytes)) === hash
