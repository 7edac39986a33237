import type { Ending, Grant, LedgerBook } from './ledgerBook'
import { hasSeen } from './ledgerBook'
import { isHigher } from './roles'

/** Of a person who goes, all grants, also roles that somebody gives meanwhile; of one who is lowered, the higher ones. */
export const concerned = (book: LedgerBook, { entry, devices }: Ending): readonly Grant[] => {
  const { event, seen } = entry
  const bases = [...devices]
    .flatMap((device) => book.basesOf.get(device) ?? [])
    .filter((base) => hasSeen(seen, base.entry))
  const grants = bases.flatMap(({ grant, roles }) => [grant, ...roles])
  if (event.kind !== 'roleGiven') return grants
  return grants.filter((grant) => hasSeen(seen, grant.entry) && isHigher(grant.role, event.role))
}
