import { isPost } from '#shared/documents/monthLine'
import type { Edited, Edition, PlacedEvent, Posted, TalkFields } from '#shared/events/event'
import { isSamePerson, stands } from '#shared/governance/stands'
import type { MemberId } from '#shared/protocol/ids'
import type { Replica } from '#shared/sync/replica'

type Looking = Pick<Replica, 'state' | 'self'>
type IsMuted = (member: MemberId) => boolean

/** Whether an event is a message, or an edition, of somebody else that counts, and whose words one wants to read. */
export const isWordOfOthers = (
  replica: Looking,
  isMuted: IsMuted,
  placed: PlacedEvent<TalkFields>,
): placed is PlacedEvent<Posted | Edition> => isPost(placed) && isOfOthers(replica, isMuted, placed)

/** Whether it gives such a message other words, as far as that can be said without looking at the message. */
export const isEditOfOthers = (
  replica: Looking,
  isMuted: IsMuted,
  placed: PlacedEvent<TalkFields>,
): placed is PlacedEvent<Edited> => placed.event.kind === 'edit' && isOfOthers(replica, isMuted, placed)

const isOfOthers = (replica: Looking, isMuted: IsMuted, placed: PlacedEvent<TalkFields>): boolean => {
  const state = replica.state()
  const { device } = placed.event
  if (isSamePerson(state, device, replica.self) || !stands(state, placed)) return false
  const member = state.standings.get(device)?.member
  return member !== undefined && !isMuted(member)
}
