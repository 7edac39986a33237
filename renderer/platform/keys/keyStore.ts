import type { PlatformKey } from '#shared/crypto/keys'
import type { Keychain, Protection } from '#shared/ports/keychain.port'
import type { KeyRow } from '../../storage/database'

/** The names of the rows that a passphrase concerns. */
export const DEVICE = 'device'
export const SEAL = 'seal'
export const PASSPHRASE = 'passphrase'

/** Under which label each key is sealed where a passphrase locks it. */
export const labelOf = (name: typeof DEVICE | typeof SEAL): string => `snug/locked-key/1 ${name}`

/** How an edition keeps its keys in the database, with a passphrase's key or without. */
export type KeyStore = {
  readonly protection: Protection
  keychain(lock: PlatformKey | undefined): Keychain
  /**
   * The rows as they must be once `after` locks the keys instead of `before`, with `sealBytes` (32) as the new key of
   * the rooms' secrets. Changes nothing.
   */
  relocked(change: {
    readonly before: PlatformKey | undefined
    readonly after: PlatformKey | undefined
    readonly sealBytes: Uint8Array<ArrayBuffer>
  }): Promise<readonly KeyRow[]>
}
