import type { DeviceId } from '../protocol/ids'
import { isOrganiser } from './isOrganiser'
import type { RoomState } from './roomState'

/** Whether a room would have no organiser without this one: to be said before they leave, or become something else. */
export const isLastOrganiser = (state: Pick<RoomState, 'byDevice' | 'members'>, device: DeviceId): boolean =>
  isOrganiser(state, device) && [...state.members.values()].filter(({ role }) => role === 'organiser').length === 1
