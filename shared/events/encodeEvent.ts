import { toBase64url } from '../crypto/base64url'
import { utf8 } from '../crypto/bytes'
import type { Device } from '../ports/keychain.port'
import { limits } from '../protocol/limits'
import { Problem } from '../protocol/problem'
import type { SnugEvent } from './event'
import { checkEvent } from './eventSchema'

/** What the signature covers besides the JSON: no other use of the key can be mistaken for an event. */
export const SIGNED_AS = 'snug/event/1\n'

/**
 * Signs an event: `signature "." json`, the JSON's keys in the schema's order. Throws Problem `too-long` above
 * limits.eventBytes, a ZodError for fields out of bounds.
 */
export const encodeEvent = async (event: SnugEvent, device: Device): Promise<string> => {
  const json = JSON.stringify(checkEvent(event, event.doc === 'ledger'))
  const signed = utf8(SIGNED_AS + json)
  const signature = `${toBase64url(await device.sign(signed))}.`
  // All but the JSON has a byte for each letter.
  if (signature.length + signed.length - SIGNED_AS.length > limits.eventBytes)
    throw new Problem('too-long', 'an event has more than 2 KiB')
  return signature + json
}
