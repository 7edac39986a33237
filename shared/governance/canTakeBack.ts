import type { DeviceId } from '../protocol/ids'
import { isSameMember } from './isSameMember'
import type { Reason } from './reason'
import type { RoomState } from './roomState'

/** A message is taken back by its author alone, from whichever of their devices. */
export const canTakeBack = (state: Pick<RoomState, 'byDevice'>, device: DeviceId, author: DeviceId): boolean =>
  whyNotTakeBack(state, device, author) === undefined

export const whyNotTakeBack = (
  state: Pick<RoomState, 'byDevice'>,
  device: DeviceId,
  author: DeviceId,
): Reason | undefined => {
  if (!state.byDevice.has(device)) return 'not-a-member'
  return isSameMember(state, device, author) ? undefined : 'not-the-author'
}
