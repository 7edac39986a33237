import type { DeviceId } from '../protocol/ids'
import type { Seen } from './causalOrder'
import type { Base, DeviceRemoval, Ending, Grant, LedgerBook, Tie } from './ledgerBook'
import { hasSeen, seenAmong } from './ledgerBook'

/** A device's places in the trees of devices. */
export const tiesOf = (book: LedgerBook, device: DeviceId): readonly Tie[] => [
  ...(book.basesOf.get(device) ?? []),
  ...(book.additionsOf.get(device) ?? []),
]

/** The founding or admission that a device's place hangs from. */
export const baseOf = (tie: Tie): Base => ('from' in tie ? tie.base : tie)

/** How far a device's place is from the one its person came with. */
export const tieDepth = (tie: Tie): number => ('depth' in tie ? tie.depth : 0)

/** Whether one place stands above another: its device added the other, or one that did. */
export const isTieAbove = (one: Tie, other: Tie): boolean => {
  let next: Tie | undefined = other
  while (next && 'from' in next && tieDepth(next) > tieDepth(one)) next = next.from
  return next === one && one !== other
}

/** Whether its person has gone from a device's place, or from the one that it was added from, as far as somebody had seen. */
export const isEnded = (book: LedgerBook, tie: Tie, seen: Seen): boolean => {
  for (const ending of seenAmong(book.endings, seen))
    if (ending.entry.event.kind !== 'roleGiven' && isEndedBy(ending, tie)) return true
  return false
}

const isEndedBy = ({ entry, devices }: Ending, tie: Tie): boolean => {
  for (let next: Tie | undefined = tie; next; next = 'from' in next ? next.from : undefined)
    if (devices.has(next.device) && hasSeen(entry.seen, next.entry)) return true
  return false
}

/**
 * Whether a device's place is good for an admission. Who went and comes back comes with the device that they come with; one that
 * they had before (it may be what they went because of) is theirs again only when it is added anew. By what the admission had
 * seen alone, so that it depends on nothing that is to be decided.
 */
export const goesWith = (book: LedgerBook, tie: Tie, base: Base): boolean =>
  tie === base || !isEnded(book, tie, base.entry.seen)

/** The same of a device, as far as somebody had seen. */
export const cameWith = (book: LedgerBook, device: DeviceId, base: Base, seen: Seen): boolean =>
  tiesOf(book, device).some((tie) => hasSeen(seen, tie.entry) && goesWith(book, tie, base))

/** Whether one may act from a device's place under a grant. */
export const isFor = (book: LedgerBook, tie: Tie, grant: Grant): boolean => {
  const base = book.bases.get(grant.base)
  return base !== undefined && goesWith(book, tie, base)
}

/** The removals of a device that reach one of its places: what did not come along when the person came back reaches nothing. */
export const removalsOf = (book: LedgerBook, tie: Tie): readonly DeviceRemoval[] =>
  (book.deviceRemovals.get(tie.device) ?? []).filter(({ from }) => !from || goesWith(book, from, baseOf(tie)))
