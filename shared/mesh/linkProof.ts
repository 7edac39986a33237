import * as z from 'zod'
import { concat, fromUtf8, utf8 } from '../crypto/bytes'
import { isProvenBy, prove } from '../crypto/proof'
import type { Device } from '../ports/keychain.port'
import type { DeviceId } from '../protocol/ids'
import type { DoorPurpose } from './doorMessages'

type Bytes = Uint8Array<ArrayBuffer>
/** Both greetings of the handshake on this connection: a proof is good for no other. */
type Greetings = { readonly guest: Bytes; readonly host: Bytes }

/** Bytes. */
const LONGEST = 1024

/** What a guest says first once hands are shaken: nobody is shown anything before. */
const schema = z.strictObject({ is: z.literal('link'), proof: z.string().max(100) })

const signed = ({ is, room, of }: DoorPurpose, { guest, host }: Greetings): Bytes =>
  concat(utf8(`snug/link-proof/1\n${JSON.stringify([is, room, of])}\n${guest.length},${host.length}\n`), guest, host)

/** The guest's proof that they have the link, not only what the ledger tells of its door. `linkKey`: from its seed. */
export const proveLink = async (linkKey: Device, purpose: DoorPurpose, greetings: Greetings): Promise<Bytes> =>
  utf8(JSON.stringify({ is: 'link', proof: await prove(linkKey, signed(purpose, greetings)) }))

/** Whether a guest's first message proves it. False, never an error, for whatever is no such message. */
export const isLinkProven = async (
  message: Uint8Array,
  key: DeviceId,
  purpose: DoorPurpose,
  greetings: Greetings,
): Promise<boolean> => {
  if (message.length > LONGEST) return false
  try {
    const { proof } = schema.parse(JSON.parse(fromUtf8(message)))
    return await isProvenBy(key, signed(purpose, greetings), proof)
  } catch {
    // Somebody else's protocol, or noise: they have proven nothing.
    return false
  }
}
