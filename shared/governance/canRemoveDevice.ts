import type { DeviceId } from '../protocol/ids'
import type { Reason } from './reason'
import type { RoomState } from './roomState'

/** Every member removes devices of their own, from any other of them. To go altogether is to leave. */
export const canRemoveDevice = (state: Pick<RoomState, 'byDevice'>, device: DeviceId, other: DeviceId): boolean =>
  whyNotRemoveDevice(state, device, other) === undefined

export const whyNotRemoveDevice = (
  state: Pick<RoomState, 'byDevice'>,
  device: DeviceId,
  other: DeviceId,
): Reason | undefined => {
  const member = state.byDevice.get(device)
  if (!member) return 'not-a-member'
  if (device === other) return 'yourself'
  return member.devices.includes(other) ? undefined : 'not-your-device'
}
