import type { RoomView } from '../../state/views'

/** Whether members' machines say that this one is no member's, and nobody's is linked: one may have been removed. */
export const isRefused = ({ governance, refusedBy, linkedWith }: RoomView): boolean =>
  !governance.gone && refusedBy.length > 0 && linkedWith.length === 0
