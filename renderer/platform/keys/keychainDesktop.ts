import type { PlatformKey } from '#shared/crypto/keys'
import { deviceOf, exportPrivateKey, generateDeviceKey, importPrivateKey } from '#shared/crypto/keys'
import { importSealKey, open, seal } from '#shared/crypto/seal'
import type { Bridge } from '#shared/ipc/bridge'
import type { Device } from '#shared/ports/keychain.port'
import type { Randomness } from '#shared/ports/randomness.port'
import type { DeviceId } from '#shared/protocol/ids'
import { asProblem, Problem } from '#shared/protocol/problem'
import type { SnugDatabase } from '../../storage/database'
import type { KeyStore } from './keyStore'
import { rewrapByKeyring } from './rewrap'
import { DEVICE, keptOnce, keychainOf, labelOf, SEAL } from './keyStore'

type Bytes = Uint8Array<ArrayBuffer>
type WrappedDevice = { readonly id: DeviceId; readonly wrapped: Bytes }
type Name = typeof DEVICE | typeof SEAL

const withKeyring = async <T>(task: () => Promise<T>, detail: string): Promise<T> => {
  try {
    return await task()
  } catch (error) {
    // What the database or the disk has to say is not the keyring's fault.
    const problem = asProblem(error)
    throw problem.code === 'unexpected' ? new Problem('no-keys', detail, { cause: error }) : problem
  }
}

/**
 * The desktop application's keys: they lie in the database as the system's keyring has wrapped them, and inside of that,
 * where there is a passphrase, sealed by it. Unwrapped they are handed to WebCrypto at once, which does not let them out
 * again. Throws Problem `no-keys` when the keyring does not open what it once closed.
 */
export const desktopKeys = async (
  bridge: Bridge,
  database: SnugDatabase,
  randomness: Randomness,
): Promise<KeyStore> => {
  const now = await bridge.keyProtection()
  // What is said of them is how they are kept, not how they would be.
  const protection = now === 'system' && !(await rewrapByKeyring(bridge, database)) ? 'file' : now

  const wrap = async (name: Name, bytes: Bytes, lock: PlatformKey | undefined): Promise<Bytes> =>
    withKeyring(
      async () => bridge.wrapKey(lock ? await seal(lock, bytes, labelOf(name)) : bytes),
      'the system’s keyring closes nothing',
    )
  const unwrap = async (name: Name, wrapped: Bytes, lock: PlatformKey | undefined): Promise<Bytes> =>
    withKeyring(async () => {
      const bytes = await bridge.unwrapKey(wrapped)
      return lock ? await open(lock, bytes, labelOf(name)) : bytes
    }, `the system’s keyring does not open this ${name}’s key`)

  const makeDevice = (lock: PlatformKey | undefined): Promise<WrappedDevice> =>
    withKeyring(async () => {
      const { id, privateKey } = await generateDeviceKey(true)
      return { id, wrapped: await wrap(DEVICE, await exportPrivateKey(privateKey), lock) }
    }, 'no key could be made')

  const deviceBytes = async (lock: PlatformKey | undefined): Promise<{ id: DeviceId; bytes: Bytes }> => {
    const { id, wrapped } = await keptOnce(database, DEVICE, () => makeDevice(lock))
    return { id, bytes: await unwrap(DEVICE, wrapped, lock) }
  }

  const openDevice = async (lock: PlatformKey | undefined): Promise<Device> => {
    const { id, bytes } = await deviceBytes(lock)
    return deviceOf(id, await withKeyring(() => importPrivateKey(bytes), 'what was stored is no key'))
  }

  const sealKey = async (lock: PlatformKey | undefined): Promise<PlatformKey> => {
    const wrapped = await keptOnce(database, SEAL, () => wrap(SEAL, randomness.bytes(32), lock))
    return withKeyring(async () => importSealKey(await unwrap(SEAL, wrapped, lock)), 'what was stored is no key')
  }

  return {
    protection,
    keychain: (lock) =>
      keychainOf(
        protection,
        () => openDevice(lock),
        () => sealKey(lock),
      ),
    relocked: async ({ before, after, sealBytes }) => {
      const { id, bytes } = await deviceBytes(before)
      const device: WrappedDevice = { id, wrapped: await wrap(DEVICE, bytes, after) }
      return [
        { name: DEVICE, value: device },
        { name: SEAL, value: await wrap(SEAL, sealBytes, after) },
      ]
    },
  }
}
