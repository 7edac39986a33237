import type { DeviceId, EpochId, EventId, Hash, InvitationId, MemberId, RoomId } from '../protocol/ids'
import type { Role } from '../events/event'

export type Member = {
  readonly id: MemberId
  readonly name: string
  readonly role: Role
  readonly devices: readonly DeviceId[]
  /** Milliseconds since 1970, as signed. */
  readonly since: number
  /** Who wrote the invitation; undefined for the founder. */
  readonly invitedBy: MemberId | undefined
}

export type OpenInvitation = {
  readonly id: InvitationId
  readonly by: MemberId
  readonly key: DeviceId
  readonly door: Hash
  readonly role: Role
  readonly expiresAt: number
  readonly uses: number
  /** Distinct devices that came in by it. */
  readonly usedBy: readonly DeviceId[]
}

/** What the ledger adds up to: the same for every member who holds the same events, in whatever order they came. */
export type RoomState = {
  readonly room: RoomId
  readonly name: string
  readonly foundedAt: number
  readonly epoch: EpochId
  readonly members: ReadonlyMap<MemberId, Member>
  readonly byDevice: ReadonlyMap<DeviceId, Member>
  /** Every counting invitation, expired and used up ones too. */
  readonly invitations: ReadonlyMap<InvitationId, OpenInvitation>
  /** The events that no other counting event names: what a new one must name. */
  readonly heads: readonly EventId[]
}
