import { signAdmission } from '#shared/governance/admission'
import { signDevice, signDeviceRequest } from '#shared/governance/deviceProof'
import { deviceLinkFromSeed, invitationFromSeed } from '#shared/governance/invitationKeys'
import type { Newcomer } from '#shared/mesh/knock'
import type { Device } from '#shared/ports/keychain.port'
import type { EventId, RoomId } from '#shared/protocol/ids'
import type { AnyLink } from '#shared/protocol/anyLink'
import type { DeviceLink } from '#shared/protocol/deviceLink'
import type { InvitationLink } from '#shared/protocol/invitation'
import { checkDoorLedger, checkHostLedger } from '#shared/sync/adoptRoom'

/** With what one comes to the door of a room. */
export type Errand = Pick<Newcomer, 'purpose' | 'door' | 'linkKey' | 'checkLedger' | 'request'> & {
  readonly room: RoomId
}

/** `name`: the person's or, with a link for a device, what they call this one. */
export const errandOf = (link: AnyLink, device: Device, name: string): Promise<Errand> =>
  link.is === 'device' ? asDevice(link, device, name) : asMember(link, device, name)

const asMember = async ({ room, invitation, seed }: InvitationLink, device: Device, name: string): Promise<Errand> => {
  const { signer, door } = await invitationFromSeed(seed)
  return {
    room,
    purpose: { is: 'door', room, of: invitation },
    door,
    linkKey: signer,
    checkLedger: async (ledger, host) => void (await checkDoorLedger({ room, invitation, host, ledger })),
    request: async () => ({
      name,
      ...(await signAdmission({ room, invitation, device: device.id, name }, device, signer)),
    }),
  }
}

const asDevice = async (link: DeviceLink, device: Device, label: string): Promise<Errand> => {
  const { room, host: from, memberName, seed } = link
  const { key, signer, door } = await deviceLinkFromSeed(seed)
  let by: EventId | undefined
  return {
    room,
    purpose: { is: 'device', room, of: key },
    door,
    linkKey: signer,
    checkLedger: async (ledger, host) => {
      by = (await checkHostLedger({ room, link: { host: from, memberName }, host, ledger })).grant
    },
    request: async () => {
      if (!by) throw new Error('the ledger comes first')
      const joining = { room, by, from, added: device.id }
      return {
        name: label,
        deviceProof: await signDevice(joining, device),
        invitationProof: await signDeviceRequest({ ...joining, label }, signer),
      }
    },
  }
}
