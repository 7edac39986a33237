import { toBase64url } from '#shared/crypto/base64url'
import type {
  Admitted,
  Asked,
  CharterWritten,
  Cut,
  Declined,
  DeviceAdded,
  DeviceRemoved,
  EpochOpened,
  Founded,
  Invited,
  LedgerFields,
  Left,
  PlacedEvent,
  Removed,
  Revoked,
  PersonRole,
  RoleGiven,
  Witnessed,
} from '#shared/events/event'
import type { Randomness } from '#shared/ports/randomness.port'
import type { DeviceId, EventId, Hash, RoomId, SessionId } from '#shared/protocol/ids'

type Ledger<Fields extends LedgerFields = LedgerFields> = PlacedEvent<Fields>
type Place = {
  readonly id?: EventId
  readonly at?: number
  readonly prev?: EventId
  readonly heads?: readonly EventId[]
}

/** Ledger events as the reducer gets them: parsed and checked before, so that no signature is needed here. */
export const ledgerOf = (random: Randomness) => {
  const hash = (): EventId => toBase64url(random.bytes(32)) as EventId
  const device = (): DeviceId => hash() as Hash as unknown as DeviceId
  let time = 1_767_600_000_000

  const placed = <Fields extends LedgerFields>(author: DeviceId, fields: Fields, place: Place): Ledger<Fields> => {
    const { id = hash(), at = (time += 1000), prev = '' } = place
    const common = {
      v: 1,
      doc: 'ledger',
      device: author,
      session: 'S' as SessionId,
      seq: prev ? 1 : 0,
      prev,
      at,
    } as const
    return { id, in: 'ledger', client: Math.floor(random.fraction() * 2 ** 48), event: { ...common, ...fields } }
  }
  return {
    hash,
    device,
    founded: (founder: DeviceId, place: Place = {}): Ledger<Founded> & { readonly id: RoomId } =>
      placed(
        founder,
        { kind: 'founded', heads: place.heads ?? [], room: 'Circle', name: 'Anna' },
        place,
      ) as Ledger<Founded> & {
        id: RoomId
      },
    invited: (
      author: DeviceId,
      by: EventId,
      more: Place &
        Partial<Pick<Invited, 'role' | 'uses' | 'expiresAt' | 'note'>> & { readonly needsYes?: true | undefined } = {},
    ): Ledger<Invited> => {
      const { role = 'member', uses = 10, expiresAt = 8e15, heads = [by], note, needsYes } = more
      const key = device()
      const extra = { ...(note ? { note } : {}), ...(needsYes ? { needsYes } : {}) }
      return placed(author, { kind: 'invited', heads, by, key, door: hash(), role, expiresAt, uses, ...extra }, more)
    },
    admitted: (
      author: DeviceId,
      by: EventId,
      member: DeviceId,
      more: Place & { readonly name?: string; readonly yes?: EventId } = {},
    ): Ledger<Admitted> => {
      const { heads = [by], name = 'Idris', yes } = more
      return placed(author, { kind: 'admitted', heads, by, member, name, ...NO_PROOFS, ...(yes ? { yes } : {}) }, more)
    },
    asked: (
      author: DeviceId,
      by: EventId,
      member: DeviceId,
      more: Place & { readonly name?: string } = {},
    ): Ledger<Asked> => {
      const { heads = [by], name = 'Idris' } = more
      return placed(author, { kind: 'asked', heads, by, member, name, ...NO_PROOFS }, more)
    },
    declined: (author: DeviceId, by: EventId, of: EventId, more: Place = {}): Ledger<Declined> =>
      placed(author, { kind: 'declined', heads: more.heads ?? [of], by, of }, more),
    revoked: (author: DeviceId, by: EventId, of: EventId, more: Place = {}): Ledger<Revoked> =>
      placed(author, { kind: 'revoked', heads: more.heads ?? [of], by, of }, more),
    roleGiven: (
      author: DeviceId,
      by: EventId,
      of: EventId,
      role: PersonRole,
      more: Place & { readonly cut?: Cut } = {},
    ): Ledger<RoleGiven> =>
      placed(author, { kind: 'roleGiven', heads: more.heads ?? [of], by, of, role, cut: more.cut ?? '' }, more),
    removed: (author: DeviceId, by: EventId, of: EventId, more: Place & { readonly cut?: Cut } = {}): Ledger<Removed> =>
      placed(author, { kind: 'removed', heads: more.heads ?? [of], by, of, cut: more.cut ?? '' }, more),
    left: (author: DeviceId, by: EventId, more: Place & { readonly cut?: Cut } = {}): Ledger<Left> =>
      placed(author, { kind: 'left', heads: more.heads ?? [by], by, cut: more.cut ?? '' }, more),
    witnessed: (author: DeviceId, by: EventId, of: EventId, cut: Cut, more: Place = {}): Ledger<Witnessed> =>
      placed(author, { kind: 'witnessed', heads: more.heads ?? [of], by, of, cut }, more),
    charter: (
      author: DeviceId,
      by: EventId,
      says: Partial<Pick<CharterWritten, 'room' | 'text' | 'capacity' | 'invites'>>,
      more: Place = {},
    ): Ledger<CharterWritten> => {
      const { room = 'Circle', text = '', capacity = 50, invites = 'organisers' } = says
      const heads = more.heads ?? [by]
      return placed(author, { kind: 'charterWritten', heads, by, room, text, capacity, invites }, more)
    },
    epoch: (author: DeviceId, by: EventId, more: Place = {}): Ledger<EpochOpened> =>
      placed(author, { kind: 'epochOpened', heads: more.heads ?? [by], by, check: hash() }, more),
    deviceAdded: (author: DeviceId, by: EventId, added: DeviceId, more: Place = {}): Ledger<DeviceAdded> =>
      placed(author, { kind: 'deviceAdded', heads: more.heads ?? [by], by, added, label: 'phone', proof: '' }, more),
    deviceRemoved: (
      author: DeviceId,
      by: EventId,
      of: DeviceId,
      more: Place & { readonly cut?: Cut } = {},
    ): Ledger<DeviceRemoved> =>
      placed(author, { kind: 'deviceRemoved', heads: more.heads ?? [by], by, of, cut: more.cut ?? '' }, more),
  }
}

const NO_PROOFS = { deviceProof: '', invitationProof: '' }
