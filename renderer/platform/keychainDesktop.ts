import type { PlatformKey } from '#shared/crypto/keys'
import { deviceOf, exportPrivateKey, generateDeviceKey, importPrivateKey } from '#shared/crypto/keys'
import { importSealKey, open, seal } from '#shared/crypto/seal'
import type { Bridge } from '#shared/ipc/bridge'
import type { Device, Keychain } from '#shared/ports/keychain.port'
import type { Randomness } from '#shared/ports/randomness.port'
import type { DeviceId } from '#shared/protocol/ids'
import { Problem } from '#shared/protocol/problem'
import type { SnugDatabase } from '../storage/database'
import { inDatabase } from '../storage/inDatabase'
import { remember } from './remember'

type Wrapped = Uint8Array<ArrayBuffer>
type WrappedDevice = { readonly id: DeviceId; readonly wrapped: Wrapped }

const withKeyring = async <T>(task: () => Promise<T>, detail: string): Promise<T> => {
  try {
    return await task()
  } catch (cause) {
    throw new Problem('no-keys', detail, { cause })
  }
}

/**
 * The desktop application's keychain: keys lie in the database as the system's keyring has wrapped them; unwrapped they
 * are handed to WebCrypto at once, which does not let them out again. Throws Problem `no-keys` when the keyring does
 * not open what it once closed.
 */
export const openDesktopKeychain = async (
  bridge: Bridge,
  database: SnugDatabase,
  randomness: Randomness,
): Promise<Keychain> => {
  const { keys } = database
  const protection = await bridge.keyProtection()

  const stored = <T>(name: string, make: () => Promise<T>): Promise<T> =>
    inDatabase(database, async () => {
      const known = await keys.get(name)
      if (known) return known.value as T
      const value = await make()
      await keys.add({ name, value })
      return value
    })

  const makeDevice = (): Promise<WrappedDevice> =>
    withKeyring(async () => {
      const { id, privateKey } = await generateDeviceKey(true)
      return { id, wrapped: await bridge.wrapKey(await exportPrivateKey(privateKey)) }
    }, 'no key could be made')

  const openDevice = async (): Promise<Device> => {
    const { id, wrapped } = await stored('device', makeDevice)
    const privateKey = await withKeyring(
      async () => importPrivateKey(await bridge.unwrapKey(wrapped)),
      'the system’s keyring does not open this device’s key',
    )
    return deviceOf(id, privateKey)
  }

  const sealKey = remember(async (): Promise<PlatformKey> => {
    const wrapped = await stored('seal', () =>
      withKeyring(() => bridge.wrapKey(randomness.bytes(32)), 'no key could be made'),
    )
    return withKeyring(
      async () => importSealKey(await bridge.unwrapKey(wrapped)),
      'the keyring does not open the rooms’ key',
    )
  })

  return {
    protection,
    device: remember(openDevice),
    seal: async (secret, label) => seal(await sealKey(), secret, label),
    open: async (sealed, label) => open(await sealKey(), sealed, label),
  }
}
