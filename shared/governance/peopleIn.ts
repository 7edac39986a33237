import { isPerson } from './roles'
import type { RoomState } from './roomState'

/** How many of a room's members are people: its capacity is theirs, and keepers take none of it. */
export const peopleIn = ({ members }: Pick<RoomState, 'members'>): number =>
  [...members.values()].filter(({ role }) => isPerson(role)).length
