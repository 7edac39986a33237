import { utf8 } from '../crypto/bytes'
import { sha256 } from '../crypto/hash'
import type { DeviceId, SessionId } from '../protocol/ids'

/**
 * The Yjs clientID of a stream: the first 53 bits of the SHA-256 of (document, device, session) as JSON. So a clock
 * belongs to one device's session by computation: nobody else can occupy it.
 */
export const clientIdOf = async (signedName: string, device: DeviceId, session: SessionId): Promise<number> => {
  const hash = await sha256(utf8(JSON.stringify([signedName, device, session])))
  const view = new DataView(hash.buffer)
  return view.getUint32(0) * 2 ** 21 + (view.getUint32(4) >>> 11)
}
