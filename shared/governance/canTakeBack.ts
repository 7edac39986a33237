import type { DeviceId } from '../protocol/ids'
import type { RoomState } from './roomState'

/** A message is taken back by its author alone, from whichever of their devices. */
export const canTakeBack = (state: RoomState, device: DeviceId, author: DeviceId): boolean => {
  const member = state.byDevice.get(device)
  return member !== undefined && member === state.byDevice.get(author)
}
