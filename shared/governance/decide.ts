import type { EventId } from '../protocol/ids'
import { mayClose, mayTake } from './authority'
import { isBehind, isPast } from './barredBy'
import { concerned } from './concerned'
import { decideDevices } from './decideDevices'
import type { DecidedDevices } from './decideDevices'
import type { DeviceRemoval, Ending, Entry, Grant, Invitation, LedgerBook, Seizure, Support, Tie } from './ledgerBook'
import { hasSeen } from './ledgerBook'
import { takenBy } from './takenBy'

/** Which devices a person has, once everything is decided. */
export type PlacesOfDevices = {
  /** The additions and removals of devices that count. */
  readonly counting: ReadonlySet<EventId>
  counts(tie: Tie): boolean
}

export type Decided = {
  counts(entry: Pick<Entry, 'id'>): boolean
  readonly devices: PlacesOfDevices
  /** The counting endings that took a grant: it is no longer held. */
  endingsOf(grant: Grant): readonly Ending[]
}

/**
 * Which of the events that fit count: their grants and invitations count, and nothing that counts took these away
 * without having seen the event; so no clock and no order of arrival has a say, and who is removed can't write
 * something older. In this order the answer never depends on itself:
 *
 * 1. What persons do with their own devices (`decideDevices`), and their leaving: they rest on no grant. Only who leaves
 *    with a device that another of theirs had removed asks whether an organiser has taken that one, from above all that they leave.
 * 2. What rests on organisers' grants alone, by rank. An organiser's grant is taken only from above it in the tree, and
 *    what is above has a lower rank. Among equals first what gives up one's own grant; such never void each other.
 * 3. The rest, in the order in which it was looked at: members' grants are taken by organisers, or given up.
 *
 * Any other order gives the same answers, only by asking deeper and deeper (`inOrder` is there for a test of this).
 */
export const decide = (
  book: LedgerBook,
  inOrder: (book: LedgerBook, own: ReadonlySet<EventId>) => readonly Entry[] = byRank,
): Decided => {
  const devices = decideDevices(book)
  const { ends, voids } = takenBy(book)
  const known = new Map<EventId, boolean>()
  const removals = book.endings.filter(({ entry }) => entry.event.kind === 'removed')
  const leavings = new Map(
    book.endings.flatMap((ending) => (ending.entry.event.kind === 'left' ? [[ending.entry.id, ending] as const] : [])),
  )
  /** Those of which it is not yet known whether they count. */
  const late = [...leavings.values()].filter(({ entry }) => !devices.where([]).mayAct(entry))
  const ofDevices = [...book.deviceRemovals.values()].flat()
  const seizures = ofDevices.filter((removal): removal is Seizure => removal.by !== undefined)
  const barred = new Set<EventId>([...devices.barred].map(({ entry }) => entry.id))
  /** What gives up one's own. */
  const own = new Set(book.endings.flatMap((ending) => (ending.own ? [ending.entry.id] : [])))

  const isClosed = (invitation: Invitation, before: Entry): boolean =>
    invitation.revocations.some(({ entry }) => !hasSeen(entry.seen, before) && counts(entry)) ||
    removals.some(
      ({ entry, by }) =>
        hasSeen(entry.seen, invitation.entry) &&
        !hasSeen(entry.seen, before) &&
        mayClose(by, invitation) &&
        counts(entry),
    ) ||
    ofDevices.some((removal) => closes(removal, invitation) && !hasSeen(removal.entry.seen, before) && isValid(removal))
  /** An organiser's removal of a device is asked about only where it can have no say in whether the organiser is one. */
  const isBefore = ({ by }: Seizure, { rank }: Invitation): boolean => by.rank < rank
  const isValid = (removal: DeviceRemoval): boolean => counts(removal.entry)
  const closes = (removal: DeviceRemoval, invitation: Invitation): boolean =>
    closesWith(removal, invitation) && (removal.by === undefined || isBefore(removal, invitation))
  /** The organisers' removals of devices that may have a say in what was written under these grants, or in what ends them. */
  const seizedAbove = (grants: readonly Grant[]): readonly Seizure[] =>
    grants.length === 0 ? [] : seizures.filter((one) => grants.every((grant) => mayTake(one.by, grant)))
  /** Those of them that count. */
  const seizedBefore = ({ supports }: Entry): readonly Seizure[] =>
    seizedAbove(supports.filter((support): support is Grant => support.is === 'grant')).filter(isValid)
  /** Nothing voids a leaving but that its device was removed, and that only if the one which did it was not taken itself. */
  const mayLeave = (leaving: Ending): boolean =>
    devices.where([]).mayAct(leaving.entry) ||
    devices.where(seizedAbove(concerned(book, leaving)).filter(isValid)).mayAct(leaving.entry)
  /** Let in again with proofs of before they left, where that was not known when it was decided who is barred. */
  const hasLeft = (entry: Entry): boolean => {
    const { event } = entry
    if (event.kind !== 'admitted') return false
    const invitation = book.invitations.get(event.by)
    if (!invitation) return false
    return late.some(
      (leaving) =>
        leaving.devices.has(event.member) &&
        isPast(book, leaving.entry, { ...entry, event }) &&
        !isBehind(book, leaving.entry, invitation.entry) &&
        seizedAbove(concerned(book, leaving)).every((one) => isBefore(one, invitation)) &&
        counts(leaving.entry),
    )
  }
  /** Let in again with proofs of before an organiser took the device. */
  const isSeized = (entry: Entry): boolean => {
    const { event } = entry
    if (event.kind !== 'admitted') return false
    const invitation = book.invitations.get(event.by)
    return seizures.some(
      (one) =>
        one.device === event.member &&
        invitation !== undefined &&
        isPast(book, one.entry, { ...entry, event }) &&
        isBefore(one, invitation) &&
        counts(one.entry),
    )
  }
  const isTaken = (grant: Grant, before: Entry): boolean =>
    (voids.get(grant) ?? []).some(
      ({ entry }) => !hasSeen(entry.seen, before) && !(own.has(entry.id) && own.has(before.id)) && counts(entry),
    )
  const holds = (support: Support, entry: Entry): boolean =>
    counts(support.entry) && !(support.is === 'grant' ? isTaken(support, entry) : isClosed(support, entry))

  const look = (entry: Entry): boolean => {
    if (isOwnDevice(entry)) return devices.where([]).counting.has(entry.id)
    const leaving = leavings.get(entry.id)
    if (leaving) return mayLeave(leaving)
    return (
      !barred.has(entry.id) &&
      !isSeized(entry) &&
      !hasLeft(entry) &&
      entry.supports.every((support) => holds(support, entry)) &&
      entry.also.every((grant) => counts(grant.entry)) &&
      (!isByActor(entry) || devices.where(seizedBefore(entry)).mayAct(entry)) &&
      mayBeInvited(entry)
    )
  }
  /** Members invite as long as the charter that they know of lets them. */
  const mayBeInvited = ({ id, seen }: Entry): boolean => {
    const invitation = book.invitations.get(id)
    if (!invitation || invitation.under.role === 'organiser') return true
    const charter = book.charters.findLast((written) => hasSeen(seen, written) && counts(written))
    return charter?.event.invites === 'members'
  }
  const counts = (entry: Pick<Entry, 'id'>): boolean => {
    const before = known.get(entry.id)
    if (before !== undefined) return before
    const answer = look(entry as Entry)
    known.set(entry.id, answer)
    return answer
  }

  for (const entry of inOrder(book, own)) counts(entry)
  const endings = new Map<Grant, readonly Ending[]>()
  for (const [grant, some] of ends)
    endings.set(
      grant,
      some.filter(({ entry }) => known.get(entry.id)),
    )
  const places = placesOf(devices, seizures.filter(isValid), ({ entry }) => known.get(entry.id) ?? false)
  for (const entry of book.entries) if (isOwnDevice(entry)) known.set(entry.id, places.counting.has(entry.id))
  return {
    counts: ({ id }) => known.get(id) ?? false,
    devices: places,
    endingsOf: (grant) => endings.get(grant) ?? [],
  }
}

/** What a person does with a device of their own. */
const isOwnDevice = ({ event: { kind }, supports }: Entry): boolean =>
  kind === 'deviceAdded' || (kind === 'deviceRemoved' && supports.length === 0)

/** Whether the invitation was made with the device that is removed, as far as the removal had seen. */
export const closesWith = ({ device, entry: { seen } }: DeviceRemoval, { entry }: Invitation): boolean =>
  device === entry.event.device && hasSeen(seen, entry)

/** Which devices persons have, once it is known which of them organisers have removed. */
const placesOf = (
  devices: DecidedDevices,
  seized: readonly Seizure[],
  holds: (grant: Grant) => boolean,
): PlacesOfDevices => {
  const { counting, counts } = devices.where(seized)
  return {
    counting: new Set([...counting, ...seized.map(({ entry }) => entry.id)]),
    // Who was let in again, and not rightly, has no place by that.
    counts: (tie) => counts(tie) && ('from' in tie || [tie.grant, ...tie.roles].some(holds)),
  }
}

/** An admission by an invitation that needs nobody's yes is only written down by whoever writes it. */
const isByActor = ({ event }: Entry): boolean =>
  event.kind !== 'founded' && event.kind !== 'asked' && !(event.kind === 'admitted' && !event.yes)

const byRank = (book: LedgerBook, own: ReadonlySet<EventId>): readonly Entry[] => {
  const level = ({ supports }: Entry): number => Math.max(-1, ...supports.map(({ rank }) => rank))
  const placed = book.entries.map((entry) => ({ entry, level: level(entry), after: own.has(entry.id) ? 0 : 1 }))
  // Infinity minus itself is no number.
  const byLevel = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0)
  const [first, rest] = [placed.filter((one) => one.level < Infinity), placed.filter((one) => one.level === Infinity)]
  first.sort((a, b) => byLevel(a.level, b.level) || a.after - b.after)
  return [...first, ...rest].map(({ entry }) => entry)
}
