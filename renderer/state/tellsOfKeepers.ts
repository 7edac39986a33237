import type { RoomView } from './views'

/** Who has no keepers, and may add none, is not told of them. */
export const tellsOfKeepers = ({ governance }: Pick<RoomView, 'governance'>): boolean =>
  !governance.gone && (governance.keepers.length > 0 || !governance.whyNotInviteKeeper)
