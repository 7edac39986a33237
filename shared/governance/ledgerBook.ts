import type {
  Admitted,
  Asked,
  CharterWritten,
  Declined,
  DeviceAdded,
  DeviceRemoved,
  EpochOpened,
  Founded,
  Invited,
  LedgerFields,
  PlacedEvent,
  Removed,
  Revoked,
  Role,
  RoleGiven,
  Left,
  SnugEvent,
  Witnessed,
} from '../events/event'
import type { DeviceId, EventId, InvitationId, RoomId } from '../protocol/ids'
import type { Seen } from './causalOrder'
import type { Extent } from './cut'

/**
 * A ledger event that fits: by itself and by what its author had seen, it could have been written by the rules. Whether
 * it counts is another matter, since others may have removed its author without having seen it.
 */
export type Entry<Fields extends LedgerFields = LedgerFields> = {
  readonly id: EventId
  readonly event: SnugEvent<Fields>
  readonly seen: Seen
  /** What it rests on: grants and invitations that must count, and must not have been taken away before it. */
  readonly supports: readonly Support[]
  /** Grants that must count, whatever became of them later. */
  readonly also: readonly Grant[]
}

/** A grant or an invitation. */
export type Support = Grant | Invitation

/** What a person may do, and whence: the founding, an admission, or a role given later. */
export type Grant = {
  readonly is: 'grant'
  readonly id: EventId
  readonly entry: Entry<Founded | Admitted | RoleGiven>
  readonly role: Role
  /** The founding or admission of its person: its own id for these. */
  readonly base: EventId
  /** The grant under which it was given, which stands above it in the tree; undefined for the founder's. */
  readonly under: Grant | undefined
  /** Grants above it. */
  readonly depth: number
  /** Of organisers' grants: higher than that of everything that its counting depends on. Infinity for the others. */
  readonly rank: number
}

export type Invitation = {
  readonly is: 'invitation'
  readonly id: InvitationId
  readonly entry: Entry<Invited>
  readonly role: Role
  readonly under: Grant
  readonly rank: number
  readonly admissions: Base[]
  readonly asked: Entry<Asked>[]
  readonly revocations: Revocation[]
}
export type Revocation = { readonly entry: Entry<Revoked>; readonly by: Grant }

/** How a device came in: as the founder's, or by an invitation. */
export type Base = {
  readonly grant: Grant
  readonly entry: Entry<Founded | Admitted>
  readonly device: DeviceId
  readonly name: string
  /** Its device held no other that could be known of: such a one makes the member. */
  readonly first: boolean
  /** The roles given on it. */
  readonly roles: Grant[]
}

/** A further device of a person. `from`: the place in the tree of devices of the one that added it. */
export type Addition = {
  readonly entry: Entry<DeviceAdded>
  readonly base: Base
  readonly device: DeviceId
  readonly from: Tie
  readonly depth: number
}
/** A device's place in the tree of a person's devices: where it came in, or was added. */
export type Tie = Base | Addition
/** A device is removed by another of its person's, or by an organiser. */
export type DeviceRemoval = OwnRemoval | Seizure
export type OwnRemoval = {
  readonly entry: Entry<DeviceRemoved>
  readonly device: DeviceId
  readonly extent: Extent
  /** Where the one stands that removes it. */
  readonly from: Tie
  readonly by?: undefined
}
export type Seizure = Omit<OwnRemoval, 'from' | 'by'> & {
  readonly from?: undefined
  /** The organiser's grant, which stands above all that the person had. */
  readonly by: Grant
}

/** What takes grants from a person: removal, leaving, a role lower than they had. */
export type Ending = {
  readonly entry: Entry<Removed | Left | RoleGiven>
  readonly by: Grant
  /** All that the author knew to be the person's. */
  readonly devices: ReadonlySet<DeviceId>
  /** The person's own doing. */
  readonly own: boolean
  readonly extent: Extent
}

/** The events that fit, by what they are; in the order in which they were looked at. */
export type LedgerBook = {
  readonly room: RoomId
  readonly entries: Entry[]
  readonly grants: Map<EventId, Grant>
  readonly bases: Map<EventId, Base>
  readonly basesOf: Map<DeviceId, Base[]>
  readonly additionsOf: Map<DeviceId, Addition[]>
  readonly additionsTo: Map<Base, Addition[]>
  readonly deviceRemovals: Map<DeviceId, DeviceRemoval[]>
  readonly invitations: Map<InvitationId, Invitation>
  readonly asked: Map<EventId, Entry<Asked>>
  readonly declined: Map<EventId, Entry<Declined>[]>
  readonly endings: Ending[]
  readonly witnessed: Map<DeviceId, Entry<Witnessed>[]>
  readonly charters: Entry<CharterWritten>[]
  readonly epochs: Entry<EpochOpened | Founded>[]
  /** By device: events with all their heads there that don't fit. */
  readonly unfit: Map<DeviceId, number>
}

export type Ledger<Fields extends LedgerFields = LedgerFields> = PlacedEvent<Fields>

export const createLedgerBook = (room: RoomId): LedgerBook => ({
  room,
  entries: [],
  grants: new Map(),
  bases: new Map(),
  basesOf: new Map(),
  additionsOf: new Map(),
  additionsTo: new Map(),
  deviceRemovals: new Map(),
  invitations: new Map(),
  asked: new Map(),
  declined: new Map(),
  endings: [],
  witnessed: new Map(),
  charters: [],
  epochs: [],
  unfit: new Map(),
})

/** Puts a value behind the others of its key. */
export const file = <Key, Value>(into: Map<Key, Value[]>, key: Key, value: Value): void => {
  const known = into.get(key)
  if (known) known.push(value)
  else into.set(key, [value])
}

/** Of a row of things in the order in which they were looked at, those whose entries were seen. */
export function* seenAmong<One extends { readonly entry: Pick<Entry, 'seen'> }>(
  row: Iterable<One>,
  seen: Seen,
): Generator<One, void> {
  for (const one of row) {
    const { place } = one.entry.seen
    if (place >= seen.end) return
    if (seen.hasPlace(place)) yield one
  }
}

/** Whether one entry was seen by the author of another. */
export const hasSeen = (seen: Seen, entry: Pick<Entry, 'seen'>): boolean => seen.hasPlace(entry.seen.place)
