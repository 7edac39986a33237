import { utf8 } from '../crypto/bytes'
import { isProvenBy, prove } from '../crypto/proof'
import type { Device } from '../ports/keychain.port'
import type { DeviceId, EventId, RoomId } from '../protocol/ids'

/** A device joins a member: `by` is the member's grant, `from` the device that writes it into the ledger. */
export type DeviceJoining = {
  readonly room: RoomId
  readonly by: EventId
  readonly from: DeviceId
  readonly added: DeviceId
}

const signed = ({ room, by, from, added }: DeviceJoining): Uint8Array<ArrayBuffer> =>
  utf8(`snug/device/1\n${JSON.stringify([room, by, from, added])}`)

/** The new device's consent: nobody can make another's device their own. */
export const signDevice = (joining: DeviceJoining, added: Device): Promise<string> => prove(added, signed(joining))

/** Whether the new device has signed. False, never an error, for whatever is not a signature. */
export const checkDevice = (joining: DeviceJoining, proof: string): Promise<boolean> =>
  isProvenBy(joining.added, signed(joining), proof)

/** What a new device asks for at the door of a link: to join the member, under the name that its person gives it. */
export type DeviceRequest = DeviceJoining & { readonly label: string }

const asked = ({ room, by, from, added, label }: DeviceRequest): Uint8Array<ArrayBuffer> =>
  utf8(`snug/device-link/1\n${JSON.stringify([room, by, from, added, label])}`)

/** Signs that who asks has the link: `linkKey` is derived from its seed. */
export const signDeviceRequest = (request: DeviceRequest, linkKey: Device): Promise<string> =>
  prove(linkKey, asked(request))

/** Whether who asks has the link. False, never an error, for whatever is not a signature. */
export const checkDeviceRequest = (request: DeviceRequest, proof: string, linkKey: DeviceId): Promise<boolean> =>
  isProvenBy(linkKey, asked(request), proof)
