import type { Device } from '../ports/keychain.port'
import type { DeviceId } from '../protocol/ids'
import { fromBase64url, toBase64url } from './base64url'
import { verify } from './keys'

/** A signature as it stands in events and messages: base64url. */
export const prove = async (device: Device, message: Uint8Array<ArrayBuffer>): Promise<string> =>
  toBase64url(await device.sign(message))

/**
 * Whether `proof` is the key's signature over the message. False, never an error, for whatever is not a signature: one
 * odd event must not keep anybody from reading the ledger.
 */
export const isProvenBy = async (key: DeviceId, message: Uint8Array<ArrayBuffer>, proof: string): Promise<boolean> => {
  let signature: Uint8Array<ArrayBuffer>
  try {
    signature = fromBase64url(proof)
  } catch {
    // Text that is not base64url is nobody's signature.
    return false
  }
  return verify(key, message, signature)
}
