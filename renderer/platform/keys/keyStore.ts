import type { PlatformKey } from '#shared/crypto/keys'
import { open, seal } from '#shared/crypto/seal'
import type { Device, Keychain, Protection } from '#shared/ports/keychain.port'
import type { KeyRow, SnugDatabase } from '../../storage/database'
import { inDatabase } from '../../storage/inDatabase'
import { remember } from '../remember'

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

/** What stands under a name, made by whoever comes first: a second maker finds it there. Rejects with a Problem. */
export const keptOnce = <T>(database: SnugDatabase, name: string, make: () => Promise<T>): Promise<T> =>
  inDatabase(database, async () => {
    const { keys } = database
    const known = await keys.get(name)
    if (known) return known.value as T
    const value = await make()
    // Another maker may have been faster: `add` leaves what is there.
    await keys.add({ name, value }).catch((error: unknown) => {
      if (!(error instanceof Error) || error.name !== 'ConstraintError') throw error
    })
    return (await keys.get(name))?.value as T
  })

/** A keychain on keys that are fetched when they are first asked for. `sealKey`: that of the rooms' secrets. */
export const keychainOf = (
  protection: Protection,
  device: () => Promise<Device>,
  sealKey: () => Promise<PlatformKey>,
): Keychain => {
  const ofRooms = remember(sealKey)
  return {
    protection,
    device: remember(device),
    seal: async (secret, label) => seal(await ofRooms(), secret, label),
    open: async (sealed, label) => open(await ofRooms(), sealed, label),
  }
}
