import type { DeviceId } from '../protocol/ids'
import { canPost } from './canPost'
import { canTakeBack } from './canTakeBack'
import type { RoomState } from './roomState'

/** A message is edited by its author alone, as long as they may post. */
export const canEdit = (state: RoomState, device: DeviceId, author: DeviceId): boolean =>
  canPost(state, device) && canTakeBack(state, device, author)
