import type { DeviceId } from '../protocol/ids'
import type { RoomState } from './roomState'

/** Whether a device was a member's and is no longer: removed, or its person was, or has left. Not of strangers. */
export const hasGone = (state: Pick<RoomState, 'standings'>, device: DeviceId): boolean =>
  state.standings.get(device)?.isActive === false

/** Whether it was the person's own wish, and no removal. */
export const hasLeft = (state: Pick<RoomState, 'standings' | 'former'>, device: DeviceId): boolean => {
  const standing = state.standings.get(device)
  return standing !== undefined && state.former.get(standing.member)?.how === 'left'
}
