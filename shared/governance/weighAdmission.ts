import type { Admitted, Asked, Declined, Founded, Invited, Revoked, SnugEvent } from '../events/event'
import type { DeviceId, EventId } from '../protocol/ids'
import { limits } from '../protocol/limits'
import { actor } from './actor'
import { mayClose, mayGive } from './authority'
import type { Seen } from './causalOrder'
import type { Base, Entry, Grant, Invitation, Ledger, LedgerBook } from './ledgerBook'
import { file, hasSeen, seenAmong } from './ledgerBook'
import { isTheirs } from './person'
import { isPerson } from './roles'

export const found = (book: LedgerBook, placed: Ledger<Founded>, seen: Seen): Entry | undefined => {
  const { id, event } = placed
  if (id !== book.room || event.heads.length > 0) return undefined
  const entry: Entry<Founded> = { id, event, seen, supports: [], also: [] }
  const grant: Grant = { is: 'grant', id, entry, role: 'organiser', base: id, under: undefined, depth: 0, rank: 0 }
  fileBase(book, { grant, entry, device: event.device, name: event.name, first: true, roles: [] })
  book.epochs.push(entry)
  return entry
}

export const invite = (book: LedgerBook, { id, event }: Ledger<Invited>, seen: Seen): Entry | undefined => {
  const by = actor(book, event, seen)
  if (!by || !mayGive(by, event.role)) return undefined
  const entry: Entry<Invited> = { id, event, seen, ...restOn(book, by) }
  const rank = event.role === 'organiser' ? by.rank + 1 : Number.POSITIVE_INFINITY
  const { role } = event
  book.invitations.set(id, {
    is: 'invitation',
    id,
    entry,
    role,
    under: by,
    rank,
    admissions: [],
    asked: [],
    revocations: [],
  })
  return entry
}

/** Who acts under a role that was given later rests on having been let in, too. */
const restOn = (book: LedgerBook, by: Grant): Pick<Entry, 'supports' | 'also'> => {
  const base = book.grants.get(by.base)
  return { supports: [by], also: base && base !== by && by.role !== 'organiser' ? [base] : [] }
}

export const admit = (book: LedgerBook, { id, event }: Ledger<Admitted>, seen: Seen): Entry | undefined => {
  const invitation = openTo(book, event, seen)
  if (!invitation) return undefined
  const yes = event.yes && organiserSaying(book, event.yes, event.device, seen)
  if (Boolean(invitation.entry.event.needsYes) !== Boolean(yes)) return undefined

  // Uses and capacity count distinct devices. What its writer could know to be one too many does not fit; what
  // happened at the same time elsewhere stands, since else a later arrival would take away what someone already has.
  const used = new Set<DeviceId>()
  for (const { device } of seenAmong(invitation.admissions, seen)) used.add(device)
  if (!used.has(event.member) && used.size >= invitation.entry.event.uses) return undefined
  const first = !(book.basesOf.get(event.member) ?? []).some(({ entry }) => hasSeen(seen, entry))
  const { role, under } = invitation
  if (first && isPerson(role) && population(book, seen) >= capacityAt(book, seen)) return undefined

  const supports = yes ? [invitation, yes] : [invitation]
  const entry: Entry<Admitted> = { id, event, seen, supports, also: [] }
  const rank =
    role === 'organiser' ? Math.max(...supports.map((support) => support.rank)) + 1 : Number.POSITIVE_INFINITY
  const grant: Grant = { is: 'grant', id, entry, role, base: id, under, depth: under.depth + 1, rank }
  const base: Base = { grant, entry, device: event.member, name: event.name, first, roles: [] }
  fileBase(book, base)
  invitation.admissions.push(base)
  return entry
}

const fileBase = (book: LedgerBook, base: Base): void => {
  book.grants.set(base.grant.id, base.grant)
  book.bases.set(base.grant.id, base)
  file(book.basesOf, base.device, base)
}

/** The invitation, unless the writer could know that it is closed, or is nobody who was ever let in. */
const openTo = (book: LedgerBook, event: SnugEvent<Admitted | Asked>, seen: Seen): Invitation | undefined => {
  const { device, at } = event
  const invitation = book.invitations.get(event.by)
  if (!invitation || !hasSeen(seen, invitation.entry) || at > invitation.entry.event.expiresAt) return undefined
  if (invitation.revocations.some(({ entry }) => hasSeen(seen, entry))) return undefined
  // A removal closes all doors that were open: who was removed may have the links.
  const removed = book.endings.some(
    ({ entry }) => entry.event.kind === 'removed' && hasSeen(seen, entry) && hasSeen(entry.seen, invitation.entry),
  )
  if (removed) return undefined
  // Written down by a member's machine, on the invitation's authority.
  const lived = [...(book.basesOf.get(device) ?? []), ...(book.additionsOf.get(device) ?? [])]
  return lived.some(({ entry }) => hasSeen(seen, entry)) ? invitation : undefined
}

const organiserSaying = (book: LedgerBook, yes: EventId, device: DeviceId, seen: Seen): Grant | undefined => {
  const grant = book.grants.get(yes)
  if (!grant || !hasSeen(seen, grant.entry) || grant.role !== 'organiser') return undefined
  return isTheirs(book, device, grant, (entry) => hasSeen(seen, entry)) ? grant : undefined
}

/** People in the room as far as one had seen: who was let in, without keepers and without who was removed or went. */
const population = (book: LedgerBook, seen: Seen): number => {
  const here = new Set<DeviceId>()
  for (const { device, first, grant } of seenAmong(book.bases.values(), seen))
    if (first && isPerson(grant.role)) here.add(device)
  for (const { entry, devices } of seenAmong(book.endings, seen))
    if (entry.event.kind !== 'roleGiven') for (const device of devices) here.delete(device)
  return here.size
}

const capacityAt = (book: LedgerBook, seen: Seen): number =>
  book.charters.findLast((entry) => hasSeen(seen, entry))?.event.capacity ?? limits.capacity

export const ask = (book: LedgerBook, { id, event }: Ledger<Asked>, seen: Seen): Entry | undefined => {
  const invitation = openTo(book, event, seen)
  if (!invitation?.entry.event.needsYes) return undefined
  const answered = (asked: EventId): boolean => (book.declined.get(asked) ?? []).some((no) => hasSeen(seen, no))
  const waiting = invitation.asked.filter((asked) => hasSeen(seen, asked) && !answered(asked.id))
  // Whoever has the link could fill the ledger with requests.
  if (waiting.length >= invitation.entry.event.uses) return undefined
  const entry: Entry<Asked> = { id, event, seen, supports: [invitation], also: [] }
  invitation.asked.push(entry)
  book.asked.set(id, entry)
  return entry
}

export const decline = (book: LedgerBook, { id, event }: Ledger<Declined>, seen: Seen): Entry | undefined => {
  const by = actor(book, event, seen)
  const asked = book.asked.get(event.of)
  if (by?.role !== 'organiser' || !asked || !hasSeen(seen, asked)) return undefined
  const entry: Entry<Declined> = { id, event, seen, supports: [by], also: [] }
  file(book.declined, event.of, entry)
  return entry
}

export const revoke = (book: LedgerBook, { id, event }: Ledger<Revoked>, seen: Seen): Entry | undefined => {
  const by = actor(book, event, seen)
  const invitation = book.invitations.get(event.of)
  if (!by || !invitation || !hasSeen(seen, invitation.entry) || !mayClose(by, invitation)) return undefined
  const entry: Entry<Revoked> = { id, event, seen, ...restOn(book, by) }
  invitation.revocations.push({ entry, by })
  return entry
}
