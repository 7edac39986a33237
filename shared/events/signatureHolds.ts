import { fromBase64url } from '../crypto/base64url'
import { utf8 } from '../crypto/bytes'
import { verify } from '../crypto/keys'
import { SIGNED_AS } from './encodeEvent'
import type { ParsedEvent } from './parseEvent'

/** Whether an event is signed by the device that it names. */
export const signatureHolds = ({ event, json, signature }: ParsedEvent): Promise<boolean> =>
  verify(event.device, utf8(SIGNED_AS + json), fromBase64url(signature))
