import type { DeviceId } from '../protocol/ids'
import { isOrganiser } from './isOrganiser'
import type { RoomState } from './roomState'

/** Organisers' machines open epochs. Nobody does it by hand, so there is nothing to explain. */
export const canOpenEpoch = (state: Pick<RoomState, 'byDevice'>, device: DeviceId): boolean =>
  isOrganiser(state, device)
