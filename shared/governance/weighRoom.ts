import type { CharterWritten, EpochOpened } from '../events/event'
import { actor } from './actor'
import type { Seen } from './causalOrder'
import type { Entry, Ledger, LedgerBook } from './ledgerBook'

export const writeCharter = (
  book: LedgerBook,
  { id, event }: Ledger<CharterWritten>,
  seen: Seen,
): Entry | undefined => {
  const by = actor(book, event, seen)
  if (by?.role !== 'organiser') return undefined
  const entry: Entry<CharterWritten> = { id, event, seen, supports: [by], also: [] }
  book.charters.push(entry)
  return entry
}

export const openEpoch = (book: LedgerBook, { id, event }: Ledger<EpochOpened>, seen: Seen): Entry | undefined => {
  const by = actor(book, event, seen)
  if (by?.role !== 'organiser') return undefined
  const entry: Entry<EpochOpened> = { id, event, seen, supports: [by], also: [] }
  book.epochs.push(entry)
  return entry
}
