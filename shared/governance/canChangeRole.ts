import type { Role } from '../events/event'
import type { DeviceId, MemberId } from '../protocol/ids'
import { whyNotTaken } from './canRemove'
import { whyNotOrganiser } from './isOrganiser'
import type { Reason } from './reason'
import type { RoomState } from './roomState'

type State = Pick<RoomState, 'room' | 'byDevice' | 'members' | 'organisers'>

/** Organisers give roles; who is an organiser becomes something else by who stands above, or by their own wish. */
export const canChangeRole = (state: State, device: DeviceId, member: MemberId, to: Role): boolean =>
  whyNotChangeRole(state, device, member, to) === undefined

export const whyNotChangeRole = (state: State, device: DeviceId, member: MemberId, to: Role): Reason | undefined => {
  const not = whyNotOrganiser(state, device)
  if (not) return not
  const target = state.members.get(member)
  if (!target) return 'not-a-member'
  if (target.role === to) return 'same-role'
  if (target.role !== 'organiser' || state.byDevice.get(device)?.id === member) return undefined
  return whyNotTaken(state, device, member)
}
