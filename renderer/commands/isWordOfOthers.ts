import type { PlacedEvent, Posted, TalkFields } from '#shared/events/event'
import { isSamePerson, stands } from '#shared/governance/stands'
import type { MemberId } from '#shared/protocol/ids'
import type { Replica } from '#shared/sync/replica'

/** Whether an event is a message of somebody else that counts, and whose words one wants to read. */
export const isWordOfOthers = (
  replica: Pick<Replica, 'state' | 'self'>,
  isMuted: (member: MemberId) => boolean,
  placed: PlacedEvent<TalkFields>,
): placed is PlacedEvent<Posted> => {
  const state = replica.state()
  const { kind, device } = placed.event
  if (kind !== 'message' || isSamePerson(state, device, replica.self) || !stands(state, placed)) return false
  const member = state.standings.get(device)?.member
  return member !== undefined && !isMuted(member)
}
