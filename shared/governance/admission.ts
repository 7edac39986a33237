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

/** Whether both signatures are there: the device wants in under this name, and its holder has the link. */
export const checkAdmission = async (
  request: AdmissionRequest,
  proofs: AdmissionProofs,
  invitationKey: DeviceId,
): Promise<boolean> => {
  const message = signed(request)
  const [device, invitation] = [fromBase64url(proofs.deviceProof), fromBase64url(proofs.invitationProof)]
  return (await verify(request.device, message, device)) && (await verify(invitationKey, message, invitation))
}
