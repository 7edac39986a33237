import { digest } from 'lib0/hash/sha256'
import type { Hash } from '../protocol/ids'
import { toBase64url } from './base64url'
import { own, utf8 } from './bytes'

/** Up to so many bytes are hashed here and now: in 3 to 20 µs, where the platform takes 15 to 45 with its detour. */
const SMALL = 2048

/** SHA-256, 32 bytes. */
export const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  bytes.length <= SMALL ? own(digest(bytes)) : new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))

/** base64url of the SHA-256 of a text's UTF-8, without waiting: for what is small, or hashed once. */
export const hashNow = (text: string): Hash => toBase64url(digest(utf8(text))) as Hash

/** base64url of the SHA-256 of bytes, or of a text's UTF-8. */
export const hashOf = async (input: string | Uint8Array<ArrayBuffer>): Promise<Hash> =>
  toBase64url(await sha256(typeof input === 'string' ? utf8(input) : input)) as Hash
