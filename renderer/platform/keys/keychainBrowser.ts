import { own } from '#shared/crypto/bytes'
import type { PlatformKey } from '#shared/crypto/keys'
import { deviceOf, generateDeviceKey } from '#shared/crypto/keys'
import { importSealKey, open, seal } from '#shared/crypto/seal'
import type { Device } from '#shared/ports/keychain.port'
import type { Randomness } from '#shared/ports/randomness.port'
import type { DeviceId } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import type { SnugDatabase } from '../../storage/database'
import type { KeyStore } from './keyStore'
import { DEVICE, keptOnce, keychainOf, labelOf, SEAL } from './keyStore'

type StoredDevice = { readonly id: DeviceId; readonly privateKey: PlatformKey }
/** With a passphrase, the bytes of the key, sealed by it. */
type StoredSeal = PlatformKey | Uint8Array<ArrayBuffer>

/**
 * The browser edition's keys: WebCrypto does not let them out, and they are kept in IndexedDB. A passphrase locks the
 * rooms' key alone: the device's own does not come out even for that. `device` rejects with Problem `no-keys` where the
 * browser has no Ed25519.
 */
export const browserKeys = (database: SnugDatabase, randomness: Randomness): KeyStore => {
  const generate = async (): Promise<StoredDevice> => {
    try {
      return await generateDeviceKey()
    } catch (cause) {
      throw new Problem('no-keys', 'no Ed25519 here', { cause })
    }
  }

  const openDevice = async (): Promise<Device> => {
    const { id, privateKey } = await keptOnce(database, DEVICE, generate)
    return deviceOf(id, privateKey)
  }

  const sealKey = async (lock: PlatformKey | undefined): Promise<PlatformKey> => {
    const stored = await keptOnce<StoredSeal>(database, SEAL, () => importSealKey(randomness.bytes(32)))
    if (!(stored instanceof Uint8Array)) return stored
    if (!lock) throw new Problem('no-keys', 'they are locked')
    return importSealKey(await open(lock, own(stored), labelOf(SEAL)))
  }

  return {
    protection: 'browser',
    keychain: (lock) => keychainOf('browser', openDevice, () => sealKey(lock)),
    relocked: async ({ after, sealBytes }) => {
      const value: StoredSeal = after ? await seal(after, sealBytes, labelOf(SEAL)) : await importSealKey(sealBytes)
      return [{ name: SEAL, value }]
    },
  }
}
