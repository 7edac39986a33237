import type { LedgerFields, SnugEvent } from '../events/event'
import type { Seen } from './causalOrder'
import type { Grant, LedgerBook } from './ledgerBook'
import { hasSeen } from './ledgerBook'
import { isTheirs } from './person'

type Acting = Extract<SnugEvent<LedgerFields>, { readonly by: unknown }>

/** The grant that an event is written under: one that its author had seen, and that is theirs. */
export const actor = (book: LedgerBook, event: Acting, seen: Seen): Grant | undefined => {
  const grant = book.grants.get(event.by)
  if (!grant || !hasSeen(seen, grant.entry)) return undefined
  return isTheirs(book, event.device, grant, (entry) => hasSeen(seen, entry)) ? grant : undefined
}
