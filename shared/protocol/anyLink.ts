import type { DeviceLink } from './deviceLink'
import { isDeviceLink, parseDeviceLink } from './deviceLink'
import type { InvitationLink } from './invitation'
import { parseInvitation } from './invitation'

/** What a person pasted: an invitation, or a link that makes this machine one more device of a member. */
export type AnyLink = ({ readonly is: 'invitation' } & InvitationLink) | ({ readonly is: 'device' } & DeviceLink)

/** Reads what a person pasted. Throws Problem `invitation-broken`. */
export const parseLink = (pasted: string): AnyLink =>
  isDeviceLink(pasted) ? { is: 'device', ...parseDeviceLink(pasted) } : { is: 'invitation', ...parseInvitation(pasted) }
