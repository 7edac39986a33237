import type { ShownLink } from '../../renderer/commands/admitDevice'
import { admitDevice } from '../../renderer/commands/admitDevice'
import { createDeviceDoor } from '../../renderer/commands/deviceDoor'
import { errandOf } from '../../renderer/commands/errands'
import type { AnyLink } from '#shared/protocol/anyLink'
import { deviceLinkFromSeed } from '#shared/governance/invitationKeys'
import type { DeviceLink } from '#shared/protocol/deviceLink'
import type { Signalling } from '#shared/ports/signalling.port'
import { nameInLedger } from '#shared/sync/names'
import { Problem } from '#shared/protocol/problem'
import type { WebRtc } from '#shared/ports/webrtc.port'
import type { RoomRecord } from '#shared/ports/documentStore.port'
import { houseOf } from './house'
import type { TestMember, TestRoom } from './room'

export type Net = { readonly signalling: Signalling; readonly wrtc: WebRtc }

/** A member's machine, with what it needs to keep a door. */
export const deviceDoorOf = (circle: TestRoom, member: TestMember, net: Net) => {
  const house = { ...houseOf(circle, member), ...net }
  const record = { room: circle.id, hubs: [], joinedAt: 0 } satisfies RoomRecord
  return createDeviceDoor({ house, replica: member.replica, record: () => record })
}

/** A link as a member's machine would show it, with what that machine knows of it. */
export const shownLink = async (circle: TestRoom, host: TestMember, change: Partial<DeviceLink> = {}) => {
  const { name: roomName, byDevice } = host.replica.state()
  const member = byDevice.get(host.device.id)
  const link: DeviceLink = {
    room: circle.id,
    host: host.device.id,
    seed: circle.random.bytes(32),
    expiresAt: host.clock.now() + 60_000,
    memberName: member ? nameInLedger(member) : '?',
    roomName,
    hubs: [],
    ...change,
  }
  const { key } = await deviceLinkFromSeed(link.seed)
  return { link, shown: { key, expiresAt: link.expiresAt, isEnded: false, usedBy: undefined } as ShownLink }
}

export type Shown = Awaited<ReturnType<typeof shownLink>>

/** A new device stands at the door with a link; what both sides say there, without the connection between them. */
export const comeWithLink = async (
  circle: TestRoom,
  host: TestMember,
  { link, shown }: Shown,
  newcomer: Pick<TestMember, 'device'>,
  label = 'phone',
) => {
  const any: AnyLink = { is: 'device', ...link }
  const errand = await errandOf(any, newcomer.device, label)
  await errand.checkLedger(await host.replica.binary('ledger'), host.device.id)
  const request = await errand.request()
  const house = houseOf(circle, host)
  const { record } = [...house.sessions.values()][0] ?? {}
  if (!record) throw new Error('the room is open')
  const admit = admitDevice({ house, replica: host.replica, link: shown, record: () => record })
  return circle.when(admit({ ...request, device: newcomer.device.id }))
}

/** One more device of a member's, by a link that one of theirs shows. Undefined if it is told no. */
export const bringDevice = async (circle: TestRoom, of: TestMember, name: string): Promise<TestMember | undefined> => {
  const stranger = await circle.stranger(name)
  const answer = await comeWithLink(circle, of, await shownLink(circle, of), stranger, name)
  if (answer.is !== 'admitted') return undefined
  const { epoch, secret, earlier = [], names = [] } = answer
  const ledger = await of.replica.binary('ledger')
  try {
    return await circle.moveIn(stranger, { epoch, secret, earlier, ledger, names })
  } catch (error) {
    // Their member was removed in the very moment in which the door let it in, as the ledger that it was handed says.
    if (!(error instanceof Problem) || error.code !== 'invitation-foreign') throw error
    await circle.pass(100)
    if (of.replica.state().byDevice.has(stranger.device.id)) throw error
    return undefined
  }
}

/** The same, where nothing stands in its way; it is among the room's members from then on. */
export const secondDevice = async (circle: TestRoom, of: TestMember, name: string): Promise<TestMember> => {
  const device = await bringDevice(circle, of, name)
  if (!device) throw new Error(`${name} is told no`)
  return device
}
