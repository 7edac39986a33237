import { utf8 } from '../crypto/bytes'
import { isProvenBy, prove } from '../crypto/proof'
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
  deviceProof: await prove(device, signed(request)),
  invitationProof: await prove(invitationKey, signed(request)),
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
    (await isProvenBy(request.device, message, proofs.deviceProof)) &&
    (await isProvenBy(invitationKey, message, proofs.invitationProof))
  )
}
