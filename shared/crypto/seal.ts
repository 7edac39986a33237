import { Problem } from '../protocol/problem'
import { concat, utf8 } from './bytes'
import type { PlatformKey } from './keys'

const IV_BYTES = 12

/** An AES-256-GCM key of these 32 bytes, not extractable. */
export const importSealKey = (bytes: Uint8Array<ArrayBuffer>): Promise<PlatformKey> =>
  crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])

/**
 * Encrypts and authenticates: a random 12-byte iv, then the ciphertext with its 16-byte tag. It opens only under the
 * same label. (Random ivs: far fewer than 2^32 messages are sealed under one key.)
 */
export const seal = async (
  key: PlatformKey,
  bytes: Uint8Array<ArrayBuffer>,
  label: string,
): Promise<Uint8Array<ArrayBuffer>> => {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(label) }, key, bytes)
  return concat(iv, new Uint8Array(sealed))
}

/** Inverse of `seal`. Throws Problem `no-keys` for another key or label, or when a bit was changed. */
export const open = async (
  key: PlatformKey,
  sealed: Uint8Array<ArrayBuffer>,
  label: string,
): Promise<Uint8Array<ArrayBuffer>> => {
  const iv = sealed.slice(0, IV_BYTES)
  try {
    const opened = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv, additionalData: utf8(label) },
      key,
      sealed.slice(IV_BYTES),
    )
    return new Uint8Array(opened)
  } catch (cause) {
    throw new Problem('no-keys', 'sealed under another key or label, or changed', { cause })
  }
}
