import type { Cut, Left, Removed, RoleGiven, Witnessed } from '../events/event'
import type { DeviceId, EventId } from '../protocol/ids'
import { actor } from './actor'
import { mayTake } from './authority'
import type { Seen } from './causalOrder'
import type { Extent } from './cut'
import { decodeCut, joinExtents } from './cut'
import type { Base, Entry, Grant, Ledger, LedgerBook } from './ledgerBook'
import { file, hasSeen } from './ledgerBook'
import type { Person } from './person'
import { personOf } from './person'
import { isPerson } from './roles'

/** The person that an event is about, as its author knew them. */
const target = (book: LedgerBook, of: EventId, seen: Seen): Person | undefined => {
  const base = book.bases.get(of)
  return base && hasSeen(seen, base.entry) ? personOf(book, base, (entry) => hasSeen(seen, entry)) : undefined
}

const isOf = (book: LedgerBook, grant: Grant, person: Person): boolean => {
  const base = book.bases.get(grant.base)
  return base !== undefined && person.bases.has(base)
}

/** What the author had seen of these devices' streams: the event's own cut, and what it had noted down before. */
export const extentAt = (
  book: LedgerBook,
  given: {
    readonly cut: Cut
    readonly author: DeviceId
    readonly devices: ReadonlySet<DeviceId>
    readonly seen: Seen
  },
): Extent | undefined => {
  const { cut, author, devices, seen } = given
  const about = (of: EventId): boolean => devices.has(book.bases.get(of)?.device as DeviceId)
  const before = (book.witnessed.get(author) ?? []).filter((entry) => hasSeen(seen, entry) && about(entry.event.of))
  const extents = [cut, ...before.map(({ event }) => event.cut)].map(decodeCut)
  return extents.every((extent) => extent !== undefined) ? joinExtents(extents) : undefined
}

export const remove = (book: LedgerBook, { id, event }: Ledger<Removed>, seen: Seen): Entry | undefined => {
  const by = actor(book, event, seen)
  const person = target(book, event.of, seen)
  if (!by || !person || isOf(book, by, person) || !takesAny(by, person, seen)) return undefined
  const { devices } = person
  const extent = extentAt(book, { cut: event.cut, author: event.device, devices, seen })
  if (!extent) return undefined
  const entry: Entry<Removed> = { id, event, seen, supports: [by], also: [] }
  book.endings.push({ entry, by, devices, own: false, extent })
  return entry
}

const takesAny = (by: Grant, { bases }: Person, seen: Seen): boolean => {
  const held = ({ grant, roles }: Base): Grant[] => [grant, ...roles.filter(({ entry }) => hasSeen(seen, entry))]
  return [...bases].some((base) => held(base).some((grant) => mayTake(by, grant)))
}

export const leave = (book: LedgerBook, { id, event }: Ledger<Left>, seen: Seen): Entry | undefined => {
  const by = actor(book, event, seen)
  const person = by && target(book, by.base, seen)
  const devices = person?.devices
  const extent = devices && extentAt(book, { cut: event.cut, author: event.device, devices, seen })
  if (!by || !extent) return undefined
  // One may always go: it rests on no grant, and no other doing takes it back.
  const entry: Entry<Left> = { id, event, seen, supports: [], also: [] }
  book.endings.push({ entry, by, devices, own: true, extent })
  return entry
}

export const giveRole = (book: LedgerBook, { id, event }: Ledger<RoleGiven>, seen: Seen): Entry | undefined => {
  const by = actor(book, event, seen)
  const person = target(book, event.of, seen)
  const base = person && baseThatHolds(book, event.of, person, seen)
  if (by?.role !== 'organiser' || !base || !isPerson(base.grant.role)) return undefined
  const own = isOf(book, by, person)
  const { role } = event
  // One can give up a role, not take one.
  if (own && role === 'organiser') return undefined
  const { devices } = person
  const extent = extentAt(book, { cut: event.cut, author: event.device, devices, seen })
  if (!extent) return undefined
  const entry: Entry<RoleGiven> = { id, event, seen, supports: [by], also: [] }
  const rank = role === 'organiser' ? by.rank + 1 : Number.POSITIVE_INFINITY
  const grant: Grant = { is: 'grant', id, entry, role, base: base.grant.id, under: by, depth: by.depth + 1, rank }
  book.grants.set(id, grant)
  base.roles.push(grant)
  book.endings.push({ entry, by, devices, own, extent })
  return entry
}

/** Who was removed and came back is the same person, but what they get now rests on their coming back. */
const baseThatHolds = (book: LedgerBook, of: EventId, { bases }: Person, seen: Seen): Base | undefined => {
  const isOver = ({ device, entry }: Base): boolean =>
    book.endings.some(
      (ending) =>
        ending.entry.event.kind !== 'roleGiven' &&
        hasSeen(seen, ending.entry) &&
        ending.devices.has(device) &&
        hasSeen(ending.entry.seen, entry),
    )
  const holding = [...bases].filter((base) => !isOver(base)).sort((a, b) => (a.grant.id < b.grant.id ? -1 : 1))
  return holding.find(({ grant }) => grant.id === of) ?? holding[0]
}

export const witness = (book: LedgerBook, { id, event }: Ledger<Witnessed>, seen: Seen): Entry | undefined => {
  const by = actor(book, event, seen)
  const person = target(book, event.of, seen)
  if (!by || !person || !decodeCut(event.cut)) return undefined
  if (by.role !== 'organiser' && !isOf(book, by, person)) return undefined
  const entry: Entry<Witnessed> = { id, event, seen, supports: [by], also: [] }
  file(book.witnessed, event.device, entry)
  return entry
}
