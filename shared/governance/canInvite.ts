import type { DeviceId } from '../protocol/ids'
import type { RoomState } from './roomState'

/** Organisers invite. */
export const canInvite = (state: Pick<RoomState, 'byDevice'>, device: DeviceId): boolean =>
  state.byDevice.get(device)?.role === 'organiser'
