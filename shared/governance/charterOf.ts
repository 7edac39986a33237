import type { Founded } from '../events/event'
import { limits } from '../protocol/limits'
import type { Decided } from './decide'
import type { Entry, LedgerBook } from './ledgerBook'
import type { MemberOf } from './peopleOf'
import type { Charter } from './roomState'

/**
 * The charter that holds: of all that count the one that was looked at last. Who writes one has seen the others, and
 * so comes after them; of charters written at the same time the one with the longer past comes last, then the higher id.
 */
export const charterOf = (
  book: LedgerBook,
  decided: Decided,
  memberOf: MemberOf,
  founding: Entry<Founded>,
): { readonly room: string; readonly charter: Charter } => {
  const written = book.charters.findLast(decided.counts)
  if (!written) {
    const { capacity } = limits
    const charter = { text: '', capacity, invites: 'organisers', id: undefined, by: undefined, at: undefined } as const
    return { room: founding.event.room, charter }
  }
  const { room, text, capacity, invites, by, at } = written.event
  return { room, charter: { text, capacity, invites, id: written.id, by: memberOf(by), at } }
}
