import type { DeviceId } from '../protocol/ids'
import { whyNotOrganiser } from './isOrganiser'
import type { Reason } from './reason'
import type { RoomState } from './roomState'

/** Organisers write the charter: its text, the room's name and capacity, and who may invite. */
export const canChangeCharter = (state: Pick<RoomState, 'byDevice'>, device: DeviceId): boolean =>
  whyNotChangeCharter(state, device) === undefined

export const whyNotChangeCharter = (state: Pick<RoomState, 'byDevice'>, device: DeviceId): Reason | undefined =>
  whyNotOrganiser(state, device)
