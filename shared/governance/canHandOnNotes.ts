import type { DeviceId } from '../protocol/ids'
import { canPost } from './canPost'
import { isPerson } from './roles'
import type { RoomState } from './roomState'

/**
 * Whether what a device has of a note is taken in. A note is not signed: whoever hands it on could have changed it, so that is for
 * those who may write it; and for keepers, by whom they meet.
 */
export const canHandOnNotes = (state: Pick<RoomState, 'byDevice'>, device: DeviceId): boolean => {
  const role = state.byDevice.get(device)?.role
  return canPost(state, device) || (role !== undefined && !isPerson(role))
}
