import type { DeviceId, MemberId } from '../protocol/ids'
import { whyNotOrganiser } from './isOrganiser'
import type { Reason } from './reason'
import type { RoomState } from './roomState'
import { grantOver } from './standsAbove'

type State = Pick<RoomState, 'room' | 'byDevice' | 'members' | 'organisers'>

/** Any organiser removes members, editors and readers; an organiser is removed only from above. */
export const canRemove = (state: State, device: DeviceId, member: MemberId): boolean =>
  whyNotRemove(state, device, member) === undefined

export const whyNotRemove = (state: State, device: DeviceId, member: MemberId): Reason | undefined => {
  const not = whyNotOrganiser(state, device)
  if (not) return not
  if (state.byDevice.get(device)?.id === member) return 'yourself'
  return whyNotTaken(state, device, member)
}

/** Why an organiser may not take what a member holds. */
export const whyNotTaken = (state: State, device: DeviceId, member: MemberId): Reason | undefined => {
  const target = state.members.get(member)
  if (!target) return 'not-a-member'
  if (target.grants.includes(state.room)) return 'founder'
  return grantOver(state, device, member) ? undefined : 'organiser-not-above'
}
