import type { Admitted, Invited, LedgerFields, PlacedEvent } from '../events/event'
import type { EventId, RoomId } from '../protocol/ids'
import { checkAdmission } from './admission'

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

  const holds = async (id: EventId, event: Admitted): Promise<boolean> => {
    const before = known.get(id)
    if (before !== undefined) return before
    const invitation = invitations.get(event.by)
    // The invitation may still be on its way: not remembered.
    if (!invitation) return false
    const request = { room, invitation: event.by, device: event.member, name: event.name }
    const answer = await checkAdmission(request, event, invitation.key)
    known.set(id, answer)
    return answer
  }

  const answers = await Promise.all(events.map(({ id, event }) => event.kind !== 'admitted' || holds(id, event)))
  return events.filter((_, index) => answers[index])
}
