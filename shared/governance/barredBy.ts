import type { Admitted } from '../events/event'
import type { Places } from './decideDevices'
import type { Base, Entry, LedgerBook } from './ledgerBook'
import { hasSeen } from './ledgerBook'
import { isEnded, tiesOf } from './ties'

/**
 * The admissions that are barred: of a device whose person has left, or that another of its person's has removed, by an
 * invitation whose author had not seen that. The proofs of an earlier admission stand in the ledger, where every member
 * can read and repeat them; so they are good for nothing once their signer has gone, and who comes back does so by an
 * invitation that was made after.
 */
export const barredBy = (book: LedgerBook, devices: Pick<Places, 'counting' | 'mayAct'>): ReadonlySet<Base> => {
  const left = book.endings.filter(({ entry }) => entry.event.kind === 'left' && devices.mayAct(entry))
  const barred = new Set<Base>()
  for (const { entry: opened, admissions } of book.invitations.values()) {
    const goings = left.filter(({ entry }) => !isBehind(book, entry, opened))
    for (const base of admissions) {
      const removals = (book.deviceRemovals.get(base.device) ?? []).filter(
        ({ entry, from }) => devices.counting.has(entry.id) && !(from && isEnded(book, from, opened.seen)),
      )
      const gone = [...goings.filter((ending) => ending.devices.has(base.device)), ...removals]
      if (gone.some(({ entry }) => isPast(book, entry, base.entry as Entry<Admitted>))) barred.add(base)
    }
  }
  return barred
}

/** What one does with a device that was left behind, as an invitation's author knew, bars nobody from coming by it. */
export const isBehind = (book: LedgerBook, { event, seen }: Entry, opened: Entry): boolean =>
  tiesOf(book, event.device)
    .filter((tie) => hasSeen(seen, tie.entry))
    .every((tie) => isEnded(book, tie, opened.seen))

/** Whether an admission is of before somebody went, but was not seen by them, and so can have been written at any time. */
export const isPast = (book: LedgerBook, went: Entry, admission: Pick<Entry<Admitted>, 'event' | 'seen'>): boolean => {
  const invitation = book.invitations.get(admission.event.by)
  return invitation !== undefined && !hasSeen(went.seen, admission) && !hasSeen(invitation.entry.seen, went)
}
