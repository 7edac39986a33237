import type { PersonRole } from '../events/event'
import type { DeviceId, MemberId } from '../protocol/ids'
import { whyNotTaken } from './canRemove'
import { whyNotOrganiser } from './isOrganiser'
import type { Reason } from './reason'
import { isPerson } from './roles'
import type { RoomState } from './roomState'

type State = Pick<RoomState, 'room' | 'byDevice' | 'members' | 'organisers'>

/** Organisers give people roles; who is an organiser becomes something else by who stands above, or by their own wish. */
export const canChangeRole = (state: State, device: DeviceId, member: MemberId, to: PersonRole): boolean =>
  whyNotChangeRole(state, device, member, to) === undefined

export const whyNotChangeRole = (
  state: State,
  device: DeviceId,
  member: MemberId,
  to: PersonRole,
): Reason | undefined => {
  const not = whyNotOrganiser(state, device)
  if (not) return not
  const target = state.members.get(member)
  if (!target) return 'not-a-member'
  if (!isPerson(target.role)) return 'keeper'
  if (target.role === to) return 'same-role'
  if (target.role !== 'organiser' || state.byDevice.get(device)?.id === member) return undefined
  return whyNotTaken(state, device, member)
}
