import type { DeviceId } from '../protocol/ids'
import { whyNotOrganiser } from './isOrganiser'
import type { Reason } from './reason'
import type { RoomState } from './roomState'

/** Organisers redact, whoever wrote the message. */
export const canRedact = (state: Pick<RoomState, 'byDevice'>, device: DeviceId): boolean =>
  whyNotRedact(state, device) === undefined

export const whyNotRedact = (state: Pick<RoomState, 'byDevice'>, device: DeviceId): Reason | undefined =>
  whyNotOrganiser(state, device)
