import type { Admitted, Founded, Invited, LedgerFields, PlacedEvent, Role } from '../events/event'
import type { DeviceId, EventId, InvitationId, MemberId, RoomId } from '../protocol/ids'
import { limits } from '../protocol/limits'
import { Problem } from '../protocol/problem'
import type { Seen } from './causalOrder'
import { inCausalOrder } from './causalOrder'
import type { Member, OpenInvitation, RoomState } from './roomState'

type Ledger<Fields extends LedgerFields = LedgerFields> = PlacedEvent<Fields>

/** What a device may do, and since when. One device may hold several: it was let in by two machines at once, say. */
type Grant = {
  readonly id: EventId
  readonly device: DeviceId
  readonly role: Role
  readonly name: string
  readonly since: number
  /** The grant under which its invitation was written; undefined for the founder. */
  readonly invitedUnder: EventId | undefined
  /** Its device held no other that could be known of: such a one makes the member. */
  readonly first: boolean
}
type Invitation = { readonly event: Invited; readonly usedBy: Set<DeviceId> }

/** What has been found to count so far; each event is looked at once, after all that it had seen. */
type Counting = {
  readonly room: RoomId
  readonly grants: Map<EventId, Grant>
  readonly grantsOf: Map<DeviceId, Grant[]>
  readonly invitations: Map<InvitationId, Invitation>
  readonly admissions: Map<EventId, Admitted>
  readonly events: Ledger[]
}

/**
 * What the ledger adds up to. Pure: the same events give the same state in whatever order they are given; no clock and
 * no arrival has a say. An event counts if all its heads are there and the grant that it acts under was among what it
 * had seen and counts. Proofs of admissions must have been checked before (`admissibleEvents`).
 * Throws Problem `database-broken` when the founding event is missing.
 */
export const reduceLedger = (room: RoomId, events: readonly Ledger[]): RoomState => {
  const counting: Counting = {
    room,
    grants: new Map(),
    grantsOf: new Map(),
    invitations: new Map(),
    admissions: new Map(),
    events: [],
  }
  inCausalOrder(events, (placed, seen) => {
    const counts = weigh(counting, placed, seen)
    if (counts) counting.events.push(placed)
    return counts
  })
  return stateOf(counting)
}

const weigh = (counting: Counting, placed: Ledger, seen: Seen): boolean => {
  switch (placed.event.kind) {
    case 'founded':
      return found(counting, placed as Ledger<Founded>)
    case 'invited':
      return invite(counting, placed as Ledger<Invited>, seen)
    case 'admitted':
      return admit(counting, placed as Ledger<Admitted>, seen)
  }
}

const give = ({ grants, grantsOf }: Counting, grant: Grant): void => {
  grants.set(grant.id, grant)
  grantsOf.set(grant.device, [...(grantsOf.get(grant.device) ?? []), grant])
}

const found = (counting: Counting, { id, event }: Ledger<Founded>): boolean => {
  if (id !== counting.room || event.heads.length > 0) return false
  const { device, name, at } = event
  give(counting, { id, device, role: 'organiser', name, since: at, invitedUnder: undefined, first: true })
  return true
}

const invite = (counting: Counting, { id, event }: Ledger<Invited>, seen: Seen): boolean => {
  const grant = counting.grants.get(event.by)
  if (!grant || !seen.has(grant.id)) return false
  if (grant.role !== 'organiser' || grant.device !== event.device) return false
  counting.invitations.set(id, { event, usedBy: new Set() })
  return true
}

const admit = (counting: Counting, { id, event }: Ledger<Admitted>, seen: Seen): boolean => {
  const invitation = counting.invitations.get(event.by)
  if (!invitation || !seen.has(event.by)) return false
  const { role, expiresAt, uses, by } = invitation.event
  // Written down by a member's machine, on the invitation's authority.
  const holds = (device: DeviceId): boolean => (counting.grantsOf.get(device) ?? []).some((grant) => seen.has(grant.id))
  if (!holds(event.device)) return false
  if (event.at > expiresAt) return false

  // Uses and capacity count distinct devices. What its writer could know to be one too many does not count; what
  // happened at the same time elsewhere stands, since else a later arrival would take away what someone already has.
  const known = seen.all().flatMap((earlier) => counting.admissions.get(earlier) ?? [])
  const used = new Set(known.filter((earlier) => earlier.by === event.by).map(({ member }) => member))
  if (!used.has(event.member) && used.size >= uses) return false
  const others = new Set(known.map(({ member }) => member))
  const first = !holds(event.member)
  if (first && others.size + 1 >= limits.capacity) return false

  invitation.usedBy.add(event.member)
  counting.admissions.set(id, event)
  give(counting, { id, device: event.member, role, name: event.name, since: event.at, invitedUnder: by, first })
  return true
}

/** Of grants that did not know of each other the lowest id makes the member; the others go on counting as grants. */
const memberGrant = (grants: readonly Grant[]): Grant | undefined =>
  grants
    .filter(({ first }) => first)
    .reduce<Grant | undefined>((low, grant) => (low && low.id < grant.id ? low : grant), undefined)

const stateOf = ({ room, grants, grantsOf, invitations, events }: Counting): RoomState => {
  const founding = events.find(({ id }) => id === room) as Ledger<Founded> | undefined
  if (!founding) throw new Problem('database-broken', 'the ledger lacks its founding event')

  const memberOf = (grant: EventId): MemberId =>
    memberGrant(grantsOf.get(grants.get(grant)?.device as DeviceId) ?? [])?.id ?? grant
  const members = new Map<MemberId, Member>()
  const byDevice = new Map<DeviceId, Member>()
  for (const [device, held] of grantsOf) {
    const grant = memberGrant(held)
    if (!grant) continue
    const { id, name, role, since, invitedUnder } = grant
    const invitedBy = invitedUnder && memberOf(invitedUnder)
    const member: Member = { id, name, role, devices: [device], since, invitedBy }
    members.set(id, member)
    byDevice.set(device, member)
  }
  const open = new Map<InvitationId, OpenInvitation>()
  for (const [id, { event, usedBy }] of invitations) {
    const { key, door, role, expiresAt, uses, by } = event
    open.set(id, { id, by: memberOf(by), key, door, role, expiresAt, uses, usedBy: [...usedBy].sort() })
  }

  const named = new Set(events.flatMap(({ event }) => event.heads))
  return {
    room,
    name: founding.event.room,
    foundedAt: founding.event.at,
    epoch: founding.id,
    members,
    byDevice,
    invitations: open,
    heads: events
      .map(({ id }) => id)
      .filter((id) => !named.has(id))
      .sort(),
  }
}
