import type { DeviceId, InvitationId } from '../protocol/ids'
import { whyNotOrganiser } from './isOrganiser'
import type { Reason } from './reason'
import type { RoomState } from './roomState'

type State = Pick<RoomState, 'byDevice' | 'invitations'>

/** Whoever made an invitation revokes it, and so does any organiser. */
export const canRevoke = (state: State, device: DeviceId, invitation: InvitationId): boolean =>
  whyNotRevoke(state, device, invitation) === undefined

export const whyNotRevoke = (state: State, device: DeviceId, invitation: InvitationId): Reason | undefined => {
  const found = state.invitations.get(invitation)
  if (!found) return 'invitation-unknown'
  if (found.closed) return 'invitation-closed'
  return state.byDevice.get(device)?.id === found.by ? undefined : whyNotOrganiser(state, device)
}
