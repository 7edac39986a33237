import { utf8 } from './bytes'

/**
 * HKDF-SHA-256 (RFC 5869) without salt: `length` bytes from a secret of full entropy. Every use has a label of its own,
 * so that no derived key tells anything of another.
 */
export const derive = async (
  secret: Uint8Array<ArrayBuffer>,
  label: string,
  length = 32,
): Promise<Uint8Array<ArrayBuffer>> => {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: utf8(label) } as const
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, length * 8))
}
