import type { DeviceId, EventId, MemberId } from '../protocol/ids'
import type { Decided } from './decide'
import type { Base, Ending, Grant, LedgerBook, Tie } from './ledgerBook'
import { hasSeen } from './ledgerBook'
import type { Person } from './person'
import { personOf } from './person'
import { highest, isHigher } from './roles'
import type { FormerMember, Member, RoomState, Standing } from './roomState'
import { standingsOf } from './standingsOf'
import { isFor, removalsOf, tiesOf } from './ties'

/** The member of a grant. */
export type MemberOf = (grant: EventId) => MemberId

export type People = Pick<RoomState, 'members' | 'byDevice' | 'former' | 'standings'> & { readonly memberOf: MemberOf }

/** Who is in the room, who was, and what each of their devices may be read as. */
export const peopleOf = (book: LedgerBook, decided: Decided): People => {
  const members = new Map<MemberId, Member>()
  const byDevice = new Map<DeviceId, Member>()
  const former = new Map<MemberId, FormerMember>()
  const standings = new Map<DeviceId, Standing>()
  const persons = personsOf(book, decided)
  const ids = new Map<EventId, MemberId>()
  for (const person of persons) for (const { grant } of person.bases) ids.set(grant.id, person.id)
  const memberOf: MemberOf = (grant) => ids.get(book.grants.get(grant)?.base as EventId) ?? grant

  for (const person of persons) {
    const { id, name, live, grants } = person
    if (grants.length === 0) continue
    const held = heldByDevice(book, decided, person)
    const as = actingUnder(live.filter((grant) => [...held.values()].some((own) => own.includes(grant))))
    if (as) {
      const { event } = person.cameBy.entry
      const invitation = event.kind === 'admitted' ? book.invitations.get(event.by) : undefined
      const invitedBy = invitation && memberOf(invitation.under.id)
      const active = [...held.keys()].sort()
      const member: Member = { id, name, ...as, devices: active, since: event.at, invitedBy, grants: idsOf(live) }
      members.set(id, member)
      for (const [device, own] of held)
        byDevice.set(
          device,
          own.length === live.length ? member : { ...member, ...actingUnder(own), grants: idsOf(own) },
        )
    } else former.set(id, { id, name, ...howTheyWent(person, memberOf) })
    for (const [device, standing] of standingsOf(book, decided, person)) standings.set(device, standing)
  }
  return { members, byDevice, former, standings, memberOf }
}

/** A person of the ledger with what counts of theirs. */
export type CountingPerson = Person & {
  readonly id: MemberId
  readonly name: string
  /** How they are in: of several the one that makes the member, or by which they came back. */
  readonly cameBy: Base
  /** All counting grants, and those of them that are still held. */
  readonly grants: readonly Grant[]
  readonly live: readonly Grant[]
  /** The counting endings of any of their grants. */
  readonly endings: readonly Ending[]
}

const lowest = (bases: readonly Base[]): Base | undefined =>
  bases.reduce<Base | undefined>((low, base) => (low && low.grant.id < base.grant.id ? low : base), undefined)

const isUp = (one: Grant, other: Grant): boolean =>
  one.depth < other.depth || (one.depth === other.depth && one.id < other.id)

const personsOf = (book: LedgerBook, decided: Decided): readonly CountingPerson[] => {
  const placed = new Set<Base>()
  const persons: CountingPerson[] = []
  for (const base of book.bases.values()) {
    if (placed.has(base)) continue
    const person = personOf(book, base, ({ id }) => book.bases.has(id) || decided.devices.counting.has(id))
    for (const one of person.bases) placed.add(one)
    persons.push(countingPerson(person, decided, base))
  }
  return persons
}

const countingPerson = (person: Person, decided: Decided, some: Base): CountingPerson => {
  const bases = [...person.bases]
  const counting = bases.filter(({ entry }) => decided.counts(entry))
  // Of admissions that did not know of each other the lowest id makes the member.
  const maker = lowest(counting.filter(({ first }) => first)) ?? lowest(counting) ?? lowest(bases) ?? some
  const grants = bases.flatMap(({ grant, roles }) => [grant, ...roles]).filter(({ entry }) => decided.counts(entry))
  const admitted = new Set(counting.map(({ grant }) => grant.id))
  // A role given to somebody whose admission does not count is none, unless it makes them an organiser.
  const given = grants.filter(({ role, base }) => role === 'organiser' || admitted.has(base))
  const held = given.filter((grant) => decided.endingsOf(grant).length === 0)
  const live = held.filter((grant) => !held.some((other) => replaces(other, grant)))
  const bearing = new Set(live.map(({ base }) => base))
  const standing = counting.filter(({ grant }) => bearing.has(grant.id))
  const cameBy = standing.includes(maker) ? maker : (lowest(standing) ?? maker)
  const endings = [...new Set(given.flatMap((grant) => decided.endingsOf(grant)))]
  return { ...person, id: maker.grant.id, name: cameBy.name, cameBy, grants: given, live, endings }
}

/** A role given later that is as high makes an earlier one needless. (Of organisers' grants, each is good for others.) */
const replaces = (later: Grant, earlier: Grant): boolean =>
  earlier.role !== 'organiser' &&
  earlier.id !== earlier.base &&
  !isHigher(earlier.role, later.role) &&
  hasSeen(later.entry.seen, earlier.entry)

/**
 * What a person's devices may act under. Not each of them under everything: one that did not come along when they came in again has
 * what they had before, where that holds on. One without anything is theirs no more.
 */
const heldByDevice = (
  book: LedgerBook,
  { devices }: Decided,
  person: CountingPerson,
): ReadonlyMap<DeviceId, readonly Grant[]> => {
  const isRemoved = (tie: Tie): boolean =>
    removalsOf(book, tie).some(({ entry }) => devices.counting.has(entry.id) && hasSeen(entry.seen, tie.entry))
  const heldBy = (device: DeviceId): readonly Grant[] => {
    const places = tiesOf(book, device).filter((tie) => devices.counts(tie) && !isRemoved(tie))
    return person.live.filter((grant) => places.some((tie) => isFor(book, tie, grant)))
  }
  const held = [...person.devices].map((device) => [device, heldBy(device)] as const)
  return new Map(held.filter(([, grants]) => grants.length > 0))
}

/** The highest role of several grants, and the one of that role which is the highest up; undefined of none. */
const actingUnder = (grants: readonly Grant[]): Pick<Member, 'role' | 'grant'> | undefined => {
  const role = highest(grants.map((grant) => grant.role))
  if (!role) return undefined
  const acting = grants
    .filter((grant) => grant.role === role)
    .reduce((high, grant) => (isUp(grant, high) ? grant : high))
  return { role, grant: acting.id }
}

const idsOf = (grants: readonly Grant[]): readonly EventId[] => grants.map(({ id }) => id).sort()

const howTheyWent = (person: CountingPerson, memberOf: MemberOf): Pick<FormerMember, 'how' | 'by' | 'at'> => {
  const gone = person.endings.map(({ entry }) => entry.event).filter(({ kind }) => kind !== 'roleGiven')
  const ending = gone.find(({ kind }) => kind === 'removed') ?? gone[0]
  if (!ending) return { how: 'no-device', by: undefined, at: undefined }
  const how = ending.kind === 'removed' ? 'removed' : 'left'
  return { how, by: how === 'removed' ? memberOf(ending.by) : undefined, at: ending.at }
}
