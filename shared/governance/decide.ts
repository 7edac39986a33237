import type { EventId } from '../protocol/ids'
import { mayClose, mayTake } from './authority'
import { decideDevices } from './decideDevices'
import type { DecidedDevices } from './decideDevices'
import type { Ending, Entry, Grant, Invitation, LedgerBook, Support } from './ledgerBook'
import { file, hasSeen } from './ledgerBook'
import { isHigher } from './roles'

export type Decided = {
  counts(entry: Pick<Entry, 'id'>): boolean
  readonly devices: DecidedDevices
  /** The counting endings that took a grant: it is no longer held. */
  endingsOf(grant: Grant): readonly Ending[]
}

/**
 * Which of the events that fit count: their grants and invitations count, and nothing that counts took these away
 * without having seen the event; so no clock and no order of arrival has a say, and who is removed can't write
 * something older. In this order the answer never depends on itself:
 *
 * 1. What persons do with their own devices (`decideDevices`), and their leaving: they rest on no grant.
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
    )
  const isTaken = (grant: Grant, before: Entry): boolean =>
    (voids.get(grant) ?? []).some(
      ({ entry }) => !hasSeen(entry.seen, before) && !(own.has(entry.id) && own.has(before.id)) && counts(entry),
    )
  const holds = (support: Support, entry: Entry): boolean =>
    counts(support.entry) && !(support.is === 'grant' ? isTaken(support, entry) : isClosed(support, entry))

  const look = (entry: Entry): boolean => {
    const { kind } = entry.event
    if (kind === 'deviceAdded' || kind === 'deviceRemoved') return devices.counting.has(entry.id)
    return (
      entry.supports.every((support) => holds(support, entry)) &&
      entry.also.every((grant) => counts(grant.entry)) &&
      (!isByActor(entry) || devices.mayAct(entry)) &&
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
  return {
    counts: ({ id }) => known.get(id) ?? false,
    devices,
    endingsOf: (grant) => endings.get(grant) ?? [],
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

type Taken = ReadonlyMap<Grant, readonly Ending[]>

/**
 * Which endings end a grant, and which void what was done under it meanwhile. Nearly always the same; but who makes
 * themselves less voids what was done under the very grant that they gave up, and nothing else.
 */
const takenBy = (book: LedgerBook): { readonly ends: Taken; readonly voids: Taken } => {
  const ends = new Map<Grant, Ending[]>()
  const voids = new Map<Grant, Ending[]>()
  for (const ending of book.endings) {
    for (const grant of concerned(book, ending)) {
      if (!ending.own && !mayTake(ending.by, grant)) continue
      file(ends, grant, ending)
      const isLowered = ending.own && ending.entry.event.kind === 'roleGiven'
      if (!isLowered || grant === ending.by) file(voids, grant, ending)
    }
  }
  return { ends, voids }
}

/** Of a person who goes, all grants, also roles that somebody gives meanwhile; of one who is lowered, the higher ones. */
const concerned = (book: LedgerBook, { entry, devices }: Ending): readonly Grant[] => {
  const { event, seen } = entry
  const bases = [...devices]
    .flatMap((device) => book.basesOf.get(device) ?? [])
    .filter((base) => hasSeen(seen, base.entry))
  const grants = bases.flatMap(({ grant, roles }) => [grant, ...roles])
  if (event.kind !== 'roleGiven') return grants
  return grants.filter((grant) => hasSeen(seen, grant.entry) && isHigher(grant.role, event.role))
}
