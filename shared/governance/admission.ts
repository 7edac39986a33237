import { fromBase64url, toBase64url } from '../crypto/base64url'
import { utf8 } from '../crypto/bytes'
import { verify } from '../crypto/keys'
import type { Device } from '../ports/keychain.port'
import type { DeviceId, InvitationId, RoomId } from '../protocol/ids'

/** What a newcomer asks for. */
export type AdmissionRequest = {
  readonly room: RoomId
  readonly invitation: InvitationId
  readonly device: DeviceId
  readonly name: string
}
export type AdmissionProofs = { readonly deviceProof: string; readonly invitationProof: string }

const signed = ({ room, invitation, device, name }: AdmissionRequest): Uint8Array<ArrayBuffer> =>
  utf8(`snug/admission/1\n${JSON.stringify([room, invitation, device, name])}`)

/** Signs the request with the newcomer's device and with the invitation's key (derived from the link's seed). */
export const signAdmission = async (
  request: AdmissionRequest,
  device: Device,
  invitationKey: Device,
): Promise<AdmissionProofs> => ({
  deviceProof: toBase64url(await device.sign(signed(request))),
  invitationProof: toBase64url(await invitationKey.sign(signed(request))),
})

/**
 * Whether both signatures are there: the device wants in under this name, and its holder has the link. False, never an
 * error, for whatever is not a signature: one odd event must not keep anybody from reading the ledger.
 */
export const checkAdmission = async (
  request: AdmissionRequest,
  proofs: AdmissionProofs,
  invitationKey: DeviceId,
): Promise<boolean> => {
  const message = signed(request)
  return (
    (await isSignedBy(request.device, message, proofs.deviceProof)) &&
    (await isSignedBy(invitationKey, message, proofs.invitationProof))
  )
}

const isSignedBy = async (key: DeviceId, message: Uint8Array<ArrayBuffer>, proof: string): Promise<boolean> => {
  let signature: Uint8Array<ArrayBuffer>
  try {
    signature = fromBase64url(proof)
  } catch {
    // Text that is not base64url is nobody's signature.
    return false
  }
  return verify(key, message, signature)
}
