import type { Hash } from '../protocol/ids'
import { toBase64url } from './base64url'
import { utf8 } from './bytes'

/** SHA-256, 32 bytes. */
export const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))

/** base64url of the SHA-256 of bytes, or of a text's UTF-8. */
export const hashOf = async (input: string | Uint8Array<ArrayBuffer>): Promise<Hash> =>
  toBase64url(await sha256(typeof input === 'string' ? utf8(input) : input)) as Hash
