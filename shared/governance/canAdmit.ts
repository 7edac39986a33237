import type { DeviceId, InvitationId } from '../protocol/ids'
import { isOrganiser } from './isOrganiser'
import { peopleIn } from './peopleIn'
import type { Reason } from './reason'
import { isPerson } from './roles'
import type { OpenInvitation, RoomState } from './roomState'

type State = Pick<RoomState, 'byDevice' | 'invitations' | 'members' | 'charter'>
type Admission = {
  /** The device that would write it down. */
  readonly host: DeviceId
  readonly newcomer: DeviceId
  readonly invitation: InvitationId
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Any member's machine lets in who has an open invitation, as long as there is room (a keeper takes nobody's); where it needs a yes, an organiser's. */
export const canAdmit = (state: State, admission: Admission): boolean => whyNotAdmit(state, admission) === undefined

export const whyNotAdmit = (state: State, { host, newcomer, invitation, now }: Admission): Reason | undefined => {
  const found = state.invitations.get(invitation)
  if (!found) return 'invitation-unknown'
  if (!state.byDevice.has(host)) return 'not-a-member'
  if (state.byDevice.has(newcomer)) return 'already-member'
  const closed = whyNotOpen(found, now)
  if (!closed && found.goneSince.includes(newcomer)) return 'gone-since'
  if (closed && !(closed === 'invitation-used-up' && found.usedBy.includes(newcomer))) return closed
  if (isPerson(found.role) && peopleIn(state) >= state.charter.capacity) return 'room-full'
  return found.needsYes && !isOrganiser(state, host) ? 'needs-yes' : undefined
}

/** Why nobody comes in by an invitation any more. */
export const whyNotOpen = (invitation: OpenInvitation, now: number): Reason | undefined => {
  if (invitation.closed) return 'invitation-closed'
  if (now > invitation.expiresAt) return 'invitation-expired'
  return invitation.usedBy.length >= invitation.uses ? 'invitation-used-up' : undefined
}
