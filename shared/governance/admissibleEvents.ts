import type { Invited, LedgerFields, PlacedEvent, SnugEvent } from '../events/event'
import type { EventId, RoomId } from '../protocol/ids'
import { checkAdmission } from './admission'
import { checkDevice } from './deviceProof'

/**
 * The ledger's events whose proofs hold: what the pure reducer, which can't verify signatures, may be given. `known`
 * remembers earlier answers, since a proof never changes.
 */
export const admissibleEvents = async (
  room: RoomId,
  events: readonly PlacedEvent<LedgerFields>[],
  known = new Map<EventId, boolean>(),
): Promise<readonly PlacedEvent<LedgerFields>[]> => {
  const invitations = new Map<EventId, Invited>()
  for (const { id, event } of events) if (event.kind === 'invited') invitations.set(id, event)

  /** Undefined when it can't be told yet: the invitation may still be on its way. */
  const check = async (event: SnugEvent<LedgerFields>): Promise<boolean | undefined> => {
    if (event.kind === 'deviceAdded') {
      const { by, device: from, added } = event
      return checkDevice({ room, by, from, added }, event.proof)
    }
    if (event.kind !== 'admitted' && event.kind !== 'asked') return true
    const invitation = invitations.get(event.by)
    if (!invitation) return undefined
    const request = { room, invitation: event.by, device: event.member, name: event.name }
    return checkAdmission(request, event, invitation.key)
  }
  const holds = async (id: EventId, event: SnugEvent<LedgerFields>): Promise<boolean> => {
    const before = known.get(id)
    if (before !== undefined) return before
    const answer = await check(event)
    if (answer !== undefined) known.set(id, answer)
    return answer ?? false
  }

  const answers = await Promise.all(events.map(({ id, event }) => !HAS_PROOF.has(event.kind) || holds(id, event)))
  return events.filter((_, index) => answers[index])
}

const HAS_PROOF: ReadonlySet<LedgerFields['kind']> = new Set(['admitted', 'asked', 'deviceAdded'] as const)
