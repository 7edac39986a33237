import type { Admitted, Founded, Invited, LedgerFields, PlacedEvent } from '../events/event'
import type { DeviceId, EventId, InvitationId, MemberId, RoomId } from '../protocol/ids'
import { limits } from '../protocol/limits'
import { Problem } from '../protocol/problem'
import { causalOrder } from './causalOrder'
import type { Member, OpenInvitation, RoomState } from './roomState'

type Ledger<Fields extends LedgerFields = LedgerFields> = PlacedEvent<Fields>

/** What has been found to count so far; each event is looked at once, after all that it had seen. */
type Counting = {
  readonly room: RoomId
  readonly members: Map<MemberId, Member>
  readonly byDevice: Map<DeviceId, MemberId>
  readonly invitations: Map<InvitationId, OpenInvitation>
  readonly counts: Map<EventId, Ledger>
}

/**
 * What the ledger adds up to. Pure: the same events give the same state in whatever order they are given; no clock and
 * no arrival has a say. An event counts if all its heads are there and the grant that it acts under was among what it
 * had seen and counts. Proofs of admissions must have been checked before (`admissibleEvents`).
 * Throws Problem `database-broken` when the founding event is missing.
 */
export const reduceLedger = (room: RoomId, events: readonly Ledger[]): RoomState => {
  const { order, hasSeen } = causalOrder(events)
  const counting: Counting = {
    room,
    members: new Map(),
    byDevice: new Map(),
    invitations: new Map(),
    counts: new Map(),
  }
  for (const placed of order) if (weigh(counting, placed, hasSeen)) counting.counts.set(placed.id, placed)

  const founding = counting.counts.get(room) as Ledger<Founded> | undefined
  if (!founding) throw new Problem('database-broken', 'the ledger lacks its founding event')
  const named = new Set([...counting.counts.values()].flatMap(({ event }) => event.heads))
  const byDevice = new Map<DeviceId, Member>()
  for (const [device, id] of counting.byDevice) {
    const member = counting.members.get(id)
    if (member) byDevice.set(device, member)
  }
  return {
    room,
    name: founding.event.room,
    foundedAt: founding.event.at,
    epoch: founding.id,
    members: counting.members,
    byDevice,
    invitations: counting.invitations,
    heads: [...counting.counts.keys()].filter((id) => !named.has(id)).sort(),
  }
}

type HasSeen = (event: EventId, earlier: EventId) => boolean

const weigh = (counting: Counting, placed: Ledger, hasSeen: HasSeen): boolean => {
  switch (placed.event.kind) {
    case 'founded':
      return found(counting, placed as Ledger<Founded>)
    case 'invited':
      return invite(counting, placed as Ledger<Invited>, hasSeen)
    case 'admitted':
      return admit(counting, placed as Ledger<Admitted>, hasSeen)
  }
}

const found = (counting: Counting, { id, event }: Ledger<Founded>): boolean => {
  if (id !== counting.room || event.heads.length > 0) return false
  const devices = [event.device]
  counting.members.set(id, { id, name: event.name, role: 'organiser', devices, since: event.at, invitedBy: undefined })
  counting.byDevice.set(event.device, id)
  return true
}

const invite = (counting: Counting, { id, event }: Ledger<Invited>, hasSeen: HasSeen): boolean => {
  const inviter = counting.members.get(event.by)
  if (!inviter || !hasSeen(id, event.by)) return false
  if (inviter.role !== 'organiser' || !inviter.devices.includes(event.device)) return false
  const { key, door, role, expiresAt, uses } = event
  counting.invitations.set(id, { id, by: inviter.id, key, door, role, expiresAt, uses, usedBy: [] })
  return true
}

const admit = (counting: Counting, { id, event }: Ledger<Admitted>, hasSeen: HasSeen): boolean => {
  const invitation = counting.invitations.get(event.by)
  if (!invitation || !hasSeen(id, event.by)) return false
  // Written down by a member's machine, on the invitation's authority.
  const writer = counting.byDevice.get(event.device)
  if (writer === undefined || !hasSeen(id, writer)) return false
  if (event.at > invitation.expiresAt) return false

  // Uses count distinct devices. What its writer could know to be one too many does not count; what happened at the
  // same time elsewhere stands, since else a later arrival would take away what someone already has.
  const seen = [...counting.counts.values()].filter((earlier) => hasSeen(id, earlier.id))
  const admitted = seen.filter(({ event: { kind } }) => kind === 'admitted') as Ledger<Admitted>[]
  const used = new Set(admitted.filter(({ event: { by } }) => by === event.by).map(({ event: { member } }) => member))
  if (!used.has(event.member) && used.size >= invitation.uses) return false
  if (admitted.length + 1 >= limits.capacity) return false

  if (!invitation.usedBy.includes(event.member)) {
    const usedBy = [...invitation.usedBy, event.member].sort()
    counting.invitations.set(event.by, { ...invitation, usedBy })
  }
  const known = counting.byDevice.get(event.member)
  // Admitted twice, by two machines that did not know of each other: the lower id is the member, in every order.
  if (known !== undefined && known < id) return true
  if (known === counting.room) return true
  if (known !== undefined) counting.members.delete(known)
  const { name, at, member } = event
  const { role, by } = invitation
  counting.members.set(id, { id, name, role, devices: [member], since: at, invitedBy: by })
  counting.byDevice.set(member, id)
  return true
}
