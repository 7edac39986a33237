import type { EventId } from '../protocol/ids'
import { barredBy } from './barredBy'
import type { Addition, Base, Entry, LedgerBook, OwnRemoval, Seizure, Tie } from './ledgerBook'
import { hasSeen } from './ledgerBook'
import { isTieAbove, removalsOf, tieDepth, tiesOf } from './ties'

/** Which devices persons have. */
export type Places = {
  /** The additions of devices that count, and the removals by others of their person's. */
  readonly counting: ReadonlySet<EventId>
  /** Whether a device's place counts. */
  counts(tie: Tie): boolean
  /** Whether the event's author wrote it with a device that was not removed without having seen it. */
  mayAct(entry: Entry): boolean
}

export type DecidedDevices = {
  /** Admissions that count for nothing: by older invitations, of devices that have gone since. */
  readonly barred: ReadonlySet<Base>
  /** Which they have where organisers have removed these. */
  where(seized: readonly Seizure[]): Places
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
    const decided = decideWith(book, barred, [])
    const more = new Set([...barred, ...barredBy(book, decided)])
    if (more.size === barred.size) break
    barred = more
  }
  const known = new Map<string, Places>()
  return {
    barred,
    where: (seized) => {
      const name = seized.map(({ entry }) => entry.id).join()
      const places = known.get(name) ?? decideWith(book, barred, seized)
      known.set(name, places)
      return places
    },
  }
}

const decideWith = (book: LedgerBook, barred: ReadonlySet<Base>, seized: readonly Seizure[]): Places => {
  const counting = new Set<EventId>()
  const counts = (tie: Tie): boolean => ('from' in tie ? counting.has(tie.entry.id) : !barred.has(tie))
  const isRemoved = (tie: Tie, before: Entry, fromAbove: boolean): boolean =>
    ownRemovals(book, tie).some(
      ({ entry, from }) =>
        counting.has(entry.id) &&
        hasSeen(entry.seen, tie.entry) &&
        !hasSeen(entry.seen, before) &&
        (!fromAbove || isTieAbove(from, tie)),
    ) || seized.some((one) => isBeyond(one, tie, before))

  const removals = [...book.deviceRemovals.values()].flat().filter(isOwn)
  const events: readonly (Addition | OwnRemoval)[] = [...[...book.additionsOf.values()].flat(), ...removals]
  for (const { entry, from } of events.toSorted((a, b) => tieDepth(a.from) - tieDepth(b.from)))
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

const isOwn = (removal: OwnRemoval | Seizure): removal is OwnRemoval => removal.from !== undefined
const ownRemovals = (book: LedgerBook, tie: Tie): readonly OwnRemoval[] => removalsOf(book, tie).filter(isOwn)

/** Whether something was done from a place that an organiser had taken, without that being seen. */
const isBeyond = ({ device, entry: { seen } }: Seizure, from: Tie, entry: Entry): boolean =>
  device === from.device && hasSeen(seen, from.entry) && !hasSeen(seen, entry)
