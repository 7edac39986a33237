import type { DeviceId } from '../protocol/ids'
import { whyNotPost } from './canPost'
import { whyNotTakeBack } from './canTakeBack'
import type { Reason } from './reason'
import type { RoomState } from './roomState'

/** A message is edited by its author alone, as long as they may post. */
export const canEdit = (state: Pick<RoomState, 'byDevice'>, device: DeviceId, author: DeviceId): boolean =>
  whyNotEdit(state, device, author) === undefined

export const whyNotEdit = (
  state: Pick<RoomState, 'byDevice'>,
  device: DeviceId,
  author: DeviceId,
): Reason | undefined => whyNotTakeBack(state, device, author) ?? whyNotPost(state, device)
