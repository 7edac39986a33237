import type { DeviceId } from '../protocol/ids'
import { whyNotTaken } from './canRemove'
import { isOrganiser } from './isOrganiser'
import type { Reason } from './reason'
import type { RoomState } from './roomState'

type State = Pick<RoomState, 'room' | 'byDevice' | 'members' | 'organisers'>

/**
 * Every member removes devices of their own, from any other of them; to go altogether is to leave. An organiser removes
 * one of somebody else's, as they might remove that person, as long as it is not the last.
 */
export const canRemoveDevice = (state: State, device: DeviceId, other: DeviceId): boolean =>
  whyNotRemoveDevice(state, device, other) === undefined

export const whyNotRemoveDevice = (state: State, device: DeviceId, other: DeviceId): Reason | undefined => {
  const member = state.byDevice.get(device)
  if (!member) return 'not-a-member'
  if (device === other) return 'yourself'
  if (member.devices.includes(other)) return undefined
  if (!isOrganiser(state, device)) return 'not-your-device'
  const theirs = state.byDevice.get(other)
  if (!theirs) return 'not-a-member'
  return whyNotTaken(state, device, theirs.id) ?? (theirs.devices.length > 1 ? undefined : 'only-device')
}
