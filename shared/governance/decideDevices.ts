import type { EventId } from '../protocol/ids'
import type { Entry, LedgerBook, Tie } from './ledgerBook'
import { hasSeen } from './ledgerBook'
import { isTieAbove, tieDepth, tiesOf } from './weighDevice'

export type DecidedDevices = {
  /** The additions and removals of devices that count. */
  readonly counting: ReadonlySet<EventId>
  /** Whether a device's place counts. */
  counts(tie: Tie): boolean
  /** Whether the event's author wrote it with a device that was not removed without having seen it. */
  mayAct(entry: Entry): boolean
}

/**
 * Which devices a person has. A person's devices form a tree: each stands under the one that added it. Any of them may
 * remove any other. But whether an addition or a removal counts is decided from above only: of two devices that remove
 * each other at the same time the one higher up stays, and neither of two that stand side by side. So each depth can be
 * decided once those above it are.
 */
export const decideDevices = (book: LedgerBook): DecidedDevices => {
  const counting = new Set<EventId>()
  const counts = (tie: Tie): boolean => !('from' in tie) || counting.has(tie.entry.id)
  const isRemoved = (tie: Tie, before: Entry, fromAbove: boolean): boolean =>
    (book.deviceRemovals.get(tie.device) ?? []).some(
      ({ entry, from }) =>
        counting.has(entry.id) &&
        hasSeen(entry.seen, tie.entry) &&
        !hasSeen(entry.seen, before) &&
        (!fromAbove || isTieAbove(from, tie)),
    )

  const events = [...book.additionsOf.values(), ...book.deviceRemovals.values()].flat()
  for (const { entry, from } of events.sort((a, b) => tieDepth(a.from) - tieDepth(b.from)))
    if (counts(from) && !isRemoved(from, entry, true)) counting.add(entry.id)

  return {
    counting,
    counts,
    mayAct: (entry) =>
      tiesOf(book, entry.event.device).some(
        (tie) => hasSeen(entry.seen, tie.entry) && counts(tie) && !isRemoved(tie, entry, false),
      ),
  }
}
