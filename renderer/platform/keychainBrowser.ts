import type { PlatformKey } from '#shared/crypto/keys'
import { deviceOf, generateDeviceKey } from '#shared/crypto/keys'
import { importSealKey, open, seal } from '#shared/crypto/seal'
import type { Device, Keychain } from '#shared/ports/keychain.port'
import type { Randomness } from '#shared/ports/randomness.port'
import type { DeviceId } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import type { SnugDatabase } from '../storage/database'
import { asDatabaseProblem } from '../storage/database'

type StoredDevice = { readonly id: DeviceId; readonly privateKey: PlatformKey }

/**
 * The browser edition's keychain: keys that WebCrypto does not let out, kept in IndexedDB. `device` rejects with
 * Problem `no-keys` where the browser has no Ed25519.
 */
export const openBrowserKeychain = ({ keys }: SnugDatabase, randomness: Randomness): Keychain => {
  /** What stands under a name, made by whoever comes first: a second maker finds it there. */
  const once = async <T>(name: string, make: () => Promise<T>): Promise<T> => {
    try {
      const known = await keys.get(name)
      if (known) return known.value as T
      const value = await make()
      await keys.add({ name, value }).catch(() => undefined)
      return (await keys.get(name))?.value as T
    } catch (error) {
      if (error instanceof Problem) throw error
      throw asDatabaseProblem(error)
    }
  }

  const generate = async (): Promise<StoredDevice> => {
    try {
      return await generateDeviceKey()
    } catch (cause) {
      throw new Problem('no-keys', 'no Ed25519 here', { cause })
    }
  }

  let device: Promise<Device> | undefined
  let sealKey: Promise<PlatformKey> | undefined
  const keyForSeals = (): Promise<PlatformKey> => (sealKey ??= once('seal', () => importSealKey(randomness.bytes(32))))

  return {
    protection: 'browser',
    device: () => (device ??= once('device', generate).then(({ id, privateKey }) => deviceOf(id, privateKey))),
    seal: async (secret, label) => seal(await keyForSeals(), secret, label),
    open: async (sealed, label) => open(await keyForSeals(), sealed, label),
  }
}
