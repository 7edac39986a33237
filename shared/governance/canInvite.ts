import type { Role } from '../events/event'
import type { DeviceId } from '../protocol/ids'
import type { Reason } from './reason'
import { whyNotPost } from './canPost'
import type { RoomState } from './roomState'

type State = Pick<RoomState, 'byDevice' | 'charter'>

/** Organisers invite, as whatever they like. Where the charter says so, everyone who may post invites members and readers. */
export const canInvite = (state: State, device: DeviceId, as: Role = 'member'): boolean =>
  whyNotInvite(state, device, as) === undefined

export const whyNotInvite = (state: State, device: DeviceId, as: Role = 'member'): Reason | undefined => {
  const member = state.byDevice.get(device)
  if (!member) return 'not-a-member'
  if (member.role === 'organiser') return undefined
  const not = whyNotPost(state, device)
  if (not) return not
  if (state.charter.invites === 'organisers') return 'charter-organisers'
  return as === 'member' || as === 'reader' ? undefined : 'role-too-high'
}
