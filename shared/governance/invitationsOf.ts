import type { InvitationId } from '../protocol/ids'
import type { Decided } from './decide'
import { closesWith } from './decide'
import type { Invitation, LedgerBook } from './ledgerBook'
import { hasSeen } from './ledgerBook'
import type { People } from './peopleOf'
import type { Asking, OpenInvitation } from './roomState'

/** The room's invitations, and who waits for an organiser's yes. */
export const invitationsOf = (
  book: LedgerBook,
  decided: Decided,
  { byDevice, memberOf }: Pick<People, 'byDevice' | 'memberOf'>,
): { readonly invitations: ReadonlyMap<InvitationId, OpenInvitation>; readonly asking: readonly Asking[] } => {
  const removals = book.endings.filter(({ entry }) => entry.event.kind === 'removed' && decided.counts(entry))
  const ofDevices = [...book.deviceRemovals.values()].flat().filter(({ entry }) => decided.counts(entry))
  const left = book.endings.filter(({ entry }) => entry.event.kind === 'left' && decided.counts(entry))
  const closedBy = (invitation: Invitation): OpenInvitation['closed'] => {
    if (invitation.revocations.some(({ entry }) => decided.counts(entry))) return 'revoked'
    if (ofDevices.some((removal) => closesWith(removal, invitation))) return 'device'
    return removals.some(({ entry }) => hasSeen(entry.seen, invitation.entry)) ? 'removal' : undefined
  }
  const goneSince = ({ entry: { seen } }: Invitation): OpenInvitation['goneSince'] => {
    const persons = left.filter(({ entry }) => !hasSeen(seen, entry)).flatMap(({ devices }) => [...devices])
    const devices = ofDevices.filter(({ entry }) => !hasSeen(seen, entry)).map(({ device }) => device)
    return [...new Set([...persons, ...devices])].sort()
  }

  const counting = [...book.invitations.values()].filter(({ entry }) => decided.counts(entry))
  const invitations = new Map<InvitationId, OpenInvitation>()
  for (const invitation of counting) {
    const { id, entry, under, admissions } = invitation
    const { key, door, role, at, expiresAt, uses, note = '', needsYes = false } = entry.event
    const came = admissions.filter((admission) => decided.counts(admission.entry)).map(({ device }) => device)
    const usedBy = [...new Set(came)].sort()
    const by = memberOf(under.id)
    const closed = closedBy(invitation)
    invitations.set(id, {
      id,
      by,
      under: under.id,
      key,
      door,
      role,
      at,
      expiresAt,
      uses,
      note,
      needsYes,
      closed,
      usedBy,
      goneSince: goneSince(invitation),
    })
  }

  const isAnswered = (id: Asking['id']): boolean => (book.declined.get(id) ?? []).some(decided.counts)
  const asking = [...book.asked.values()].filter(
    (entry) =>
      decided.counts(entry) &&
      !isAnswered(entry.id) &&
      !byDevice.has(entry.event.member) &&
      !invitations.get(entry.event.by)?.closed &&
      !invitations.get(entry.event.by)?.goneSince.includes(entry.event.member),
  )
  return {
    invitations,
    asking: asking.map(({ id, event }) => {
      const { by: invitation, member: device, name, at, deviceProof, invitationProof } = event
      return { id, invitation, device, name, at, deviceProof, invitationProof }
    }),
  }
}
