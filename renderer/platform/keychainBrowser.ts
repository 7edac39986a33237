import type { PlatformKey } from '#shared/crypto/keys'
import { deviceOf, generateDeviceKey } from '#shared/crypto/keys'
import { importSealKey, open, seal } from '#shared/crypto/seal'
import type { Keychain } from '#shared/ports/keychain.port'
import type { Randomness } from '#shared/ports/randomness.port'
import type { DeviceId } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import type { SnugDatabase } from '../storage/database'
import { inDatabase } from '../storage/inDatabase'
import { remember } from './remember'

type StoredDevice = { readonly id: DeviceId; readonly privateKey: PlatformKey }

/**
 * The browser edition's keychain: keys that WebCrypto does not let out, kept in IndexedDB. `device` rejects with
 * Problem `no-keys` where the browser has no Ed25519.
 */
export const openBrowserKeychain = (database: SnugDatabase, randomness: Randomness): Keychain => {
  const { keys } = database
  /** What stands under a name, made by whoever comes first: a second maker finds it there. */
  const once = <T>(name: string, make: () => Promise<T>): Promise<T> =>
    inDatabase(database, async () => {
      const known = await keys.get(name)
      if (known) return known.value as T
      const value = await make()
      // Another maker may have been faster: `add` leaves what is there.
      await keys.add({ name, value }).catch((error: unknown) => {
        if (!(error instanceof Error) || error.name !== 'ConstraintError') throw error
      })
      return (await keys.get(name))?.value as T
    })

  const generate = async (): Promise<StoredDevice> => {
    try {
      return await generateDeviceKey()
    } catch (cause) {
      throw new Problem('no-keys', 'no Ed25519 here', { cause })
    }
  }

  const sealKey = remember<PlatformKey>(() => once('seal', () => importSealKey(randomness.bytes(32))))

  return {
    protection: 'browser',
    device: remember(async () => {
      const { id, privateKey } = await once('device', generate)
      return deviceOf(id, privateKey)
    }),
    seal: async (secret, label) => seal(await sealKey(), secret, label),
    open: async (sealed, label) => open(await sealKey(), sealed, label),
  }
}
