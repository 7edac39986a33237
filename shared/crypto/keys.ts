import type { Device } from '../ports/keychain.port'
import type { DeviceId } from '../protocol/ids'
import { fromBase64url } from './base64url'
import { concat } from './bytes'
import { isSmallOrder } from './smallOrder'

export type PlatformKey = PlatformCryptoKey

/** A new Ed25519 key pair. `extractable`: only where a keychain must wrap the private key at once. */
export const generateDeviceKey = async (extractable = false): Promise<{ id: DeviceId; privateKey: PlatformKey }> => {
  const { privateKey, publicKey } = await crypto.subtle.generateKey('Ed25519', extractable, ['sign', 'verify'])
  return { id: await idOf(publicKey), privateKey }
}

const idOf = async (publicKey: PlatformKey): Promise<DeviceId> => {
  const { x } = await crypto.subtle.exportKey('jwk', publicKey)
  if (!x) throw new Error('the public key has no coordinate')
  return x as DeviceId
}

/** The private key as PKCS #8. Throws when it is not extractable. */
export const exportPrivateKey = async (privateKey: PlatformKey): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey))

/** A private key from PKCS #8, not extractable. */
export const importPrivateKey = (pkcs8: Uint8Array<ArrayBuffer>): Promise<PlatformKey> =>
  crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign'])

/** A device that signs with a key the platform holds. */
export const deviceOf = (id: DeviceId, privateKey: PlatformKey): Device => ({
  id,
  sign: async (message) => new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, message)),
})

/** RFC 8410, section 7: PKCS #8 of an Ed25519 key is this, then the 32 bytes of its seed. */
const PKCS8_PREFIX = Uint8Array.from([0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20])

/** The Ed25519 key whose seed (RFC 8032, section 5.1.5) is these 32 bytes. */
export const keyFromSeed = async (seed: Uint8Array<ArrayBuffer>): Promise<Device> => {
  if (seed.length !== 32) throw new Error('an Ed25519 seed has 32 bytes')
  const pkcs8 = concat(PKCS8_PREFIX, seed)
  // The private key's JWK carries the public key as `x`: this one is let out for that alone.
  const id = await idOf(await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']))
  return deviceOf(id, await importPrivateKey(pkcs8))
}

const publicKeys = new Map<DeviceId, Promise<PlatformKey>>()
/** As many devices as a few full rooms have: importing a key costs about as much as verifying. */
const MOST_KEYS = 1000

const publicKeyOf = (id: DeviceId): Promise<PlatformKey> => {
  const known = publicKeys.get(id)
  if (known) return known
  if (isSmallOrder(id)) throw new Error('not a key that anybody can have')
  if (publicKeys.size >= MOST_KEYS) publicKeys.clear()
  const key = crypto.subtle.importKey('raw', fromBase64url(id), 'Ed25519', true, ['verify'])
  publicKeys.set(id, key)
  return key
}

/** Whether `signature` (64 bytes) over `message` is by the device. False for whatever is not a key or a signature. */
export const verify = async (
  id: DeviceId,
  message: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
): Promise<boolean> => {
  if (signature.length !== 64) return false
  let key: PlatformKey
  try {
    key = await publicKeyOf(id)
  } catch {
    // Text that is not a public key has signed nothing.
    publicKeys.delete(id)
    return false
  }
  return crypto.subtle.verify('Ed25519', key, signature, message)
}
