import { checkDevice, checkDeviceRequest } from '#shared/governance/deviceProof'
import { whyNotAddDevice } from '#shared/governance/canAddDevice'
import type { RoomState } from '#shared/governance/roomState'
import type { DoorHost } from '#shared/mesh/serveGuest'
import type { Refusal } from '#shared/mesh/doorMessages'
import type { RoomRecord } from '#shared/ports/documentStore.port'
import type { DeviceId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import type { Replica } from '#shared/sync/replica'
import { refused, welcome } from './admitMember'
import { isName } from '#shared/protocol/checkName'
import type { House } from './house'
import { hubsToTell } from './hubs'

/** A link for one more device, as the machine that shows it knows it. */
export type ShownLink = {
  /** Its public key. */
  readonly key: DeviceId
  /** Milliseconds since 1970. */
  readonly expiresAt: number
  /** The person has put it away. */
  isEnded: boolean
  /** Who came by it: nobody else does. */
  usedBy: DeviceId | undefined
}

type Given = {
  readonly house: Pick<House, 'hub' | 'clock'>
  readonly replica: Replica
  readonly link: ShownLink
  readonly record: () => RoomRecord
}

/** Who is not let in by a link for a device: they lack it, its time is over, it was put away, or another has come by it. */
export const deviceLinkOver =
  ({ house, replica, link }: Omit<Given, 'record'>): DoorHost['turnsAway'] =>
  (guest, hasLink) => {
    const isOver = link.isEnded || house.clock.now() > link.expiresAt || !replica.state().byDevice.has(replica.self)
    const isUsed = link.usedBy !== undefined && link.usedBy !== guest
    return !hasLink || isOver || isUsed ? 'device-link-over' : undefined
  }

/**
 * What the machine that shows a link does when somebody stands at its door: checks that they have the link and that the new
 * device agrees, writes it into the ledger as one of the member's, and hands over the epoch. The first who comes uses the
 * link up; that one is let in again, in case the answer was lost.
 */
export const admitDevice =
  (given: Given): DoorHost['admit'] =>
  async ({ device: added, name: label, deviceProof: proof, invitationProof }) => {
    const { house, replica, link, record } = given
    const { room, self: from } = replica
    const state = replica.state()
    const member = state.byDevice.get(from)
    if (!member) return refused('device-link-over')

    const joining = { room, by: member.grant, from, added }
    const proven =
      (await checkDevice(joining, proof)) &&
      (await checkDeviceRequest({ ...joining, label }, invitationProof, link.key))
    if (!proven || !isName(label, limits.memberName)) return refused('unexpected')
    // Only now: it may have been put away while the proofs were looked at.
    const over = deviceLinkOver(given)(added, true)
    if (over) return refused(over)
    const isIn = (): boolean => replica.state().byDevice.get(added)?.id === member.id
    const whyNot = isIn() ? undefined : whyNotTake(state, { host: from, added })
    if (whyNot) return refused(whyNot)

    // Before anything is waited for: two may stand at the door.
    link.usedBy = added
    if (!isIn()) {
      const { stored } = await replica.appendLedger({ kind: 'deviceAdded', by: member.grant, added, label, proof })
      await stored
    }
    // The ledger decides, not this machine: this device may have been removed meanwhile.
    return isIn() ? welcome(replica, hubsToTell(house, record())) : refused('device-link-over')
  }

/** A device stays with its person, also one that was removed. */
const whyNotTake = (
  state: RoomState,
  { host, added }: { readonly host: DeviceId; readonly added: DeviceId },
): Refusal | undefined => {
  const was = state.standings.get(added)
  if (was && was.member !== state.byDevice.get(host)?.id) return 'device-of-another'
  return whyNotAddDevice(state, host) ? 'too-many-devices' : undefined
}
