import type { DeviceId } from '../protocol/ids'
import type { RoomState } from './roomState'

/** Whether both devices are of one member, as the room is now: a device of nobody is nobody's. */
export const isSameMember = (state: Pick<RoomState, 'byDevice'>, one: DeviceId, other: DeviceId): boolean => {
  const member = state.byDevice.get(one)
  return member !== undefined && member.id === state.byDevice.get(other)?.id
}
