import type { Spot } from './roleAt'
import { roleAt } from './roleAt'
import type { RoomState } from './roomState'

/** Whether an entry of a talk stream is not to be shown, whatever it says: its author was not, or no longer, a member. */
export const isSetAside = (state: Pick<RoomState, 'standings'>, spot: Spot): boolean =>
  roleAt(state, spot) === undefined
