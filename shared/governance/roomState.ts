import type { Role } from '../events/event'
import type { DeviceId, DocId, EpochId, EventId, Hash, InvitationId, MemberId, RoomId } from '../protocol/ids'

/** What somebody was called, and until when: milliseconds since 1970, as signed. */
export type EarlierName = { readonly name: string; readonly until: number }

/** How somebody is called. `cameAs`: how they came in; `earlier`: newest first. Both are absent where it never changed. */
export type Called = {
  readonly name: string
  readonly cameAs?: string
  readonly earlier?: readonly EarlierName[]
}

export type Member = Called & {
  readonly id: MemberId
  readonly role: Role
  /** Those that were not removed; one at least. */
  readonly devices: readonly DeviceId[]
  /** Milliseconds since 1970, as signed. */
  readonly since: number
  /** Who wrote the invitation; undefined for the founder. */
  readonly invitedBy: MemberId | undefined
  /** The grant to act under: of those of the member's role the one highest up. */
  readonly grant: EventId
  /** All that the member holds. */
  readonly grants: readonly EventId[]
}

/** Somebody who was a member. What they wrote until then still stands. */
export type FormerMember = Called & {
  readonly id: MemberId
  /** `no-device`: they removed the last of their devices. */
  readonly how: 'removed' | 'left' | 'no-device'
  /** Who removed them, and when, as signed. */
  readonly by: MemberId | undefined
  readonly at: number | undefined
}

export type OpenInvitation = {
  readonly id: InvitationId
  readonly by: MemberId
  /** The grant under which it was made. */
  readonly under: EventId
  readonly key: DeviceId
  readonly door: Hash
  readonly role: Role
  readonly at: number
  readonly expiresAt: number
  readonly uses: number
  readonly note: string
  readonly needsYes: boolean
  /**
   * Why nobody comes in by it any more, besides its end and its uses: it was revoked, or somebody was removed, or the
   * device on which it was made.
   */
  readonly closed: 'revoked' | 'removal' | 'device' | undefined
  /** Distinct devices that came in by it. */
  readonly usedBy: readonly DeviceId[]
  /** Devices that left, or were removed, without its author's having seen it: they don't come back by it. */
  readonly goneSince: readonly DeviceId[]
}

/** Somebody with an invitation who waits for an organiser's yes. */
export type Asking = {
  readonly id: EventId
  readonly invitation: InvitationId
  readonly device: DeviceId
  readonly name: string
  readonly at: number
  readonly deviceProof: string
  readonly invitationProof: string
}

export type Charter = {
  readonly text: string
  /** People. */
  readonly capacity: number
  readonly invites: 'organisers' | 'members'
  /** Undefined as long as nobody has written one. */
  readonly id: EventId | undefined
  readonly by: MemberId | undefined
  readonly at: number | undefined
}

export type Epoch = {
  readonly id: EpochId
  readonly by: MemberId
  readonly device: DeviceId
  readonly at: number
  /** What `epochCheck` says of its secret; undefined for the first epoch of a room that was founded without one. */
  readonly check: Hash | undefined
}

/** What happened at the same time in two places, and organisers should hear of. */
export type Excess =
  | { readonly of: 'uses'; readonly invitation: InvitationId; readonly most: number; readonly are: number }
  | { readonly of: 'capacity'; readonly most: number; readonly are: number }

/** What ended something for a person or for a device, and how much of their streams was seen then. */
export type End = {
  readonly id: EventId
  readonly of: 'person' | 'device'
  /** Entries from the start, by document and clientID. */
  readonly extent: ReadonlyMap<DocId, ReadonlyMap<number, number>>
}

/** Some of a standing's ends: one bit for each, in their order. */
export type Ends = bigint

/** Something that gives standing: a grant of the person, or a place of the device among theirs. */
export type Claim = {
  readonly id: EventId
  /** What took it away. */
  readonly ended: Ends
  /** What it came after: a new beginning. */
  readonly after: Ends
}

/** All that a device and its person were ever given, and what ended it: by this its streams are read (`roleAt`). */
export type Standing = {
  readonly member: MemberId
  readonly name: string
  /** What the person calls the device; '' for one that came in by an invitation. */
  readonly label: string
  /** The device of its person that added it; undefined for one that came in by an invitation. */
  readonly addedBy: DeviceId | undefined
  /** When it came in, or was added, as signed. */
  readonly since: number
  readonly isActive: boolean
  /** The highest role that the person was ever given, whether that counts or not. */
  readonly given: Role
  /** All that ended anything of the person, or of the device. */
  readonly ends: readonly End[]
  readonly grants: readonly (Claim & { readonly role: Role })[]
  readonly places: readonly Claim[]
}

/** What the ledger adds up to: the same for every member who holds the same events, in whatever order they came. */
export type RoomState = {
  readonly room: RoomId
  readonly name: string
  readonly foundedAt: number
  readonly charter: Charter
  /** The epoch to be in. */
  readonly epoch: EpochId
  /** Whether everyone who went is among what the epoch had seen. If not, an organiser's machine opens a new one. */
  readonly isEpochFit: boolean
  /** Every counting epoch. */
  readonly epochs: ReadonlyMap<EpochId, Epoch>
  readonly members: ReadonlyMap<MemberId, Member>
  /** The member that a device is of, with the role and the grants that it may act under: all of theirs, nearly always. */
  readonly byDevice: ReadonlyMap<DeviceId, Member>
  readonly former: ReadonlyMap<MemberId, FormerMember>
  /** Every device that ever belonged to a member. */
  readonly standings: ReadonlyMap<DeviceId, Standing>
  /** Counting organisers' grants, each with the one under which it was given. */
  readonly organisers: ReadonlyMap<EventId, EventId | undefined>
  /** Every counting invitation, expired, used up and closed ones too. */
  readonly invitations: ReadonlyMap<InvitationId, OpenInvitation>
  /** Who waits for a yes, oldest first. */
  readonly asking: readonly Asking[]
  readonly excesses: readonly Excess[]
  /** How many events of a device did not count: forgeries, or what happened at the same time as a removal. */
  readonly disregarded: ReadonlyMap<DeviceId, number>
  /**
   * The events that no other counting event had seen: what a new one must name. If they are too many, the first ones:
   * one of every device comes before a second of any, organisers' before others.
   */
  readonly heads: readonly EventId[]
}
