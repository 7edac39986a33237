import { toBase64url } from '#shared/crypto/base64url'
import type { Admitted, Founded, Invited, LedgerFields, PlacedEvent, Role } from '#shared/events/event'
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
      more: Place & { readonly role?: Role; readonly uses?: number; readonly expiresAt?: number } = {},
    ): Ledger<Invited> => {
      const { role = 'member', uses = 10, expiresAt = 8e15, heads = [by] } = more
      const key = device()
      return placed(author, { kind: 'invited', heads, by, key, door: hash(), role, expiresAt, uses }, more)
    },
    admitted: (
      author: DeviceId,
      by: EventId,
      member: DeviceId,
      more: Place & { readonly name?: string } = {},
    ): Ledger<Admitted> => {
      const { heads = [by], name = 'Idris' } = more
      const proofs = { deviceProof: '', invitationProof: '' }
      return placed(author, { kind: 'admitted', heads, by, member, name, ...proofs }, more)
    },
  }
}
