import type { EventId } from '../protocol/ids'
import { barredBy } from './barredBy'
import type { Addition, Base, Entry, LedgerBook, OwnRemoval, Seizure, Tie } from './ledgerBook'
import { hasSeen } from './ledgerBook'
import { isTieAbove, tieDepth, tiesOf } from './weighDevice'

export type DecidedDevices = {
  /** The additions of devices that count, and the removals by others of their person's. */
  readonly counting: ReadonlySet<EventId>
  /** Admissions that count for nothing: by older invitations, of devices that have gone since. */
  readonly barred: ReadonlySet<Base>
  /** Whether a device's place counts, where organisers have removed these devices. */
  counts(tie: Tie, seized: readonly Seizure[]): boolean
  /** Whether the removal of one device by another counts there. */
  stands(removal: OwnRemoval, seized: readonly Seizure[]): boolean
  /** Whether the event's author wrote it with a device that was not removed without having seen it. */
  mayAct(entry: Entry, seized: readonly Seizure[]): boolean
}

/**
 * Which devices a person has. A person's devices form a tree: each stands under the one that added it. Any of them may
 * remove any other. But whether an addition or a removal counts is decided from above only: of two devices that remove
 * each other at the same time the one higher up stays, and neither of two that stand side by side. So each depth can be
 * decided once those above it are.
 *
 * Who has gone does not come back by an older invitation (`barredBy`): what stands under such an admission counts for
 * nothing, and is decided once it is known which these are.
 */
export const decideDevices = (book: LedgerBook): DecidedDevices => {
  let barred: ReadonlySet<Base> = new Set()
  // Without what stands under a barred admission others may have gone: each round bars more, or is the last.
  for (;;) {
    const decided = decideWith(book, barred)
    const more = new Set([...barred, ...barredBy(book, decided)])
    if (more.size === barred.size) return decided
    barred = more
  }
}

const decideWith = (book: LedgerBook, barred: ReadonlySet<Base>): DecidedDevices => {
  const counting = new Set<EventId>()
  const counts = (tie: Tie, seized: readonly Seizure[] = []): boolean =>
    'from' in tie ? counting.has(tie.entry.id) && !isCutOff(tie, seized) : !barred.has(tie)
  const stands = (removal: OwnRemoval, seized: readonly Seizure[]): boolean =>
    counting.has(removal.entry.id) &&
    counts(removal.from, seized) &&
    !seized.some((one) => isBeyond(one, removal.from, removal.entry))
  const isRemoved = (tie: Tie, before: Entry, fromAbove: boolean, seized: readonly Seizure[] = []): boolean =>
    ownRemovals(book, tie).some(
      (removal) =>
        stands(removal, seized) &&
        hasSeen(removal.entry.seen, tie.entry) &&
        !hasSeen(removal.entry.seen, before) &&
        (!fromAbove || isTieAbove(removal.from, tie)),
    ) || seized.some((one) => isBeyond(one, tie, before))

  const removals = [...book.deviceRemovals.values()].flat().filter(isOwn)
  const events: readonly (Addition | OwnRemoval)[] = [...[...book.additionsOf.values()].flat(), ...removals]
  for (const { entry, from } of events.toSorted((a, b) => tieDepth(a.from) - tieDepth(b.from)))
    if (counts(from) && !isRemoved(from, entry, true)) counting.add(entry.id)

  return {
    counting,
    barred,
    counts,
    stands,
    mayAct: (entry, seized) =>
      tiesOf(book, entry.event.device).some(
        (tie) => hasSeen(entry.seen, tie.entry) && counts(tie, seized) && !isRemoved(tie, entry, false, seized),
      ),
  }
}

const isOwn = (removal: OwnRemoval | Seizure): removal is OwnRemoval => removal.from !== undefined
const ownRemovals = (book: LedgerBook, { device }: Tie): readonly OwnRemoval[] =>
  (book.deviceRemovals.get(device) ?? []).filter(isOwn)

/** Whether something was done from a place that an organiser had taken, without that being seen. */
const isBeyond = ({ device, entry: { seen } }: Seizure, from: Tie, entry: Entry): boolean =>
  device === from.device && hasSeen(seen, from.entry) && !hasSeen(seen, entry)

/** Whether a device was added from one that an organiser had removed, or from one that was. */
const isCutOff = (tie: Tie, seized: readonly Seizure[]): boolean => {
  let next: Tie = tie
  while ('from' in next) {
    const { from, entry }: Addition = next
    if (seized.some((one) => isBeyond(one, from, entry))) return true
    next = from
  }
  return false
}
