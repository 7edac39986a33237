import type { DeviceId } from '../protocol/ids'
import type { RoomState } from './roomState'

/** Every member but a reader posts, and founds and writes notes. */
export const canPost = (state: RoomState, device: DeviceId): boolean => {
  const member = state.byDevice.get(device)
  return member !== undefined && member.role !== 'reader'
}
