import { fromUtf8 } from '../crypto/bytes'
import type { DeviceId } from '../protocol/ids'
import { isHash } from '../protocol/ids'
import { SALT } from './words'

/**
 * Whose words these bytes are, as they say themselves, in whatever version they are written; undefined when they do not
 * say. Nobody can make others' words say another name: their hash would be another one.
 */
export const authorOf = (bytes: Uint8Array): DeviceId | undefined => {
  try {
    const { by } = JSON.parse(fromUtf8(bytes.subarray(SALT))) as { by?: unknown }
    return isHash(by) ? (by as unknown as DeviceId) : undefined
  } catch {
    // Nobody's words: no honest device writes such.
    return undefined
  }
}
