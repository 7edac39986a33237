import type { DeviceId, EventId, MemberId } from '../protocol/ids'
import type { RoomState } from './roomState'

type State = Pick<RoomState, 'byDevice' | 'members' | 'organisers'>

/** Whether one organiser's grant stands above another: it was given under it, or under one that was. */
export const standsAbove = ({ organisers }: Pick<State, 'organisers'>, one: EventId, other: EventId): boolean => {
  for (let next = organisers.get(other); next; next = organisers.get(next)) if (next === one) return true
  return false
}

/**
 * The organiser's grant of a device under which it may take everything that a member holds: any for somebody who is no
 * organiser, one that stands above all of theirs for an organiser. Undefined when there is none.
 */
export const grantOver = (state: State, device: DeviceId, member: MemberId): EventId | undefined => {
  const { organisers, members, byDevice } = state
  const held = (members.get(member)?.grants ?? []).filter((grant) => organisers.has(grant))
  const own = (byDevice.get(device)?.grants ?? []).filter((grant) => organisers.has(grant))
  return own.find((grant) => held.every((other) => standsAbove(state, grant, other)))
}
