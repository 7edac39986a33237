import type { DeviceId } from '../protocol/ids'
import { limits } from '../protocol/limits'
import type { Reason } from './reason'
import { isPerson } from './roles'
import type { RoomState } from './roomState'

/** Every person adds devices to their own; a keeper is one machine. */
export const canAddDevice = (state: Pick<RoomState, 'byDevice'>, device: DeviceId): boolean =>
  whyNotAddDevice(state, device) === undefined

export const whyNotAddDevice = (state: Pick<RoomState, 'byDevice'>, device: DeviceId): Reason | undefined => {
  const member = state.byDevice.get(device)
  if (!member) return 'not-a-member'
  if (!isPerson(member.role)) return 'keeper'
  return member.devices.length > limits.addedDevices ? 'too-many-devices' : undefined
}
