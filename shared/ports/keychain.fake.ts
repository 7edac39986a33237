import { deviceOf, generateDeviceKey } from '../crypto/keys'
import { importSealKey, open, seal } from '../crypto/seal'
import type { Device, Keychain } from './keychain.port'

/** A keychain in memory, with real keys. */
export const createMemoryKeychain = (): Keychain => {
  let device: Promise<Device> | undefined
  const sealKey = importSealKey(crypto.getRandomValues(new Uint8Array(32)))
  return {
    protection: 'file',
    device: () => (device ??= generateDeviceKey().then(({ id, privateKey }) => deviceOf(id, privateKey))),
    seal: async (secret, label) => seal(await sealKey, secret, label),
    open: async (sealed, label) => open(await sealKey, sealed, label),
  }
}
