import type { Ending, Grant, LedgerBook } from './ledgerBook'
import { hasSeen } from './ledgerBook'
import { isHigher } from './roles'
import { cameWith } from './ties'

/**
 * Of a person who goes, all grants, also roles that somebody gives meanwhile; of one who is lowered, the higher ones. A device that
 * did not come along when they came back says of nothing that they have since that they leave it.
 */
export const concerned = (book: LedgerBook, { entry, devices }: Ending): readonly Grant[] => {
  const { event, seen } = entry
  const bases = [...devices]
    .flatMap((device) => book.basesOf.get(device) ?? [])
    .filter((base) => hasSeen(seen, base.entry))
    .filter((base) => event.kind !== 'left' || cameWith(book, event.device, base, seen))
  const grants = bases.flatMap(({ grant, roles }) => [grant, ...roles])
  if (event.kind !== 'roleGiven') return grants
  return grants.filter((grant) => hasSeen(seen, grant.entry) && isHigher(grant.role, event.role))
}
