import type { DeviceId, EventId, InvitationId } from '../protocol/ids'
import { whyNotOrganiser } from './isOrganiser'
import type { Reason } from './reason'
import type { RoomState } from './roomState'
import { standsAbove } from './standsAbove'

type State = Pick<RoomState, 'byDevice' | 'invitations' | 'organisers'>

/**
 * Whoever made an invitation revokes it, and so does any organiser; one that makes organisers, only an organiser above
 * its maker.
 */
export const canRevoke = (state: State, device: DeviceId, invitation: InvitationId): boolean =>
  whyNotRevoke(state, device, invitation) === undefined

export const whyNotRevoke = (state: State, device: DeviceId, invitation: InvitationId): Reason | undefined => {
  const found = state.invitations.get(invitation)
  if (!found) return 'invitation-unknown'
  if (found.closed) return 'invitation-closed'
  if (grantToRevoke(state, device, invitation)) return undefined
  return whyNotOrganiser(state, device) ?? 'organiser-not-above'
}

/** The grant under which a device may revoke an invitation; undefined when there is none. */
export const grantToRevoke = (state: State, device: DeviceId, invitation: InvitationId): EventId | undefined => {
  const found = state.invitations.get(invitation)
  const member = state.byDevice.get(device)
  if (!found || !member) return undefined
  if (member.grants.includes(found.under)) return found.under
  const above = member.grants.filter((grant) => state.organisers.has(grant))
  return above.find((grant) => found.role !== 'organiser' || standsAbove(state, grant, found.under))
}
