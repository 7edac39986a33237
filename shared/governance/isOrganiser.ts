import type { DeviceId } from '../protocol/ids'
import type { Reason } from './reason'
import type { RoomState } from './roomState'

/** Whether the device is an organiser's. */
export const isOrganiser = (state: Pick<RoomState, 'byDevice'>, device: DeviceId): boolean =>
  state.byDevice.get(device)?.role === 'organiser'

/** What several rules begin with. */
export const whyNotOrganiser = (state: Pick<RoomState, 'byDevice'>, device: DeviceId): Reason | undefined => {
  const member = state.byDevice.get(device)
  if (!member) return 'not-a-member'
  return member.role === 'organiser' ? undefined : 'organisers-only'
}
