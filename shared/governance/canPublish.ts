import type { Role } from '../events/event'
import type { DeviceId } from '../protocol/ids'
import type { Reason } from './reason'
import { mayPublish } from './roles'
import type { RoomState } from './roomState'

/** Editors publish editions, and organisers, who may all that editors may. */
export const canPublish = (state: Pick<RoomState, 'byDevice'>, device: DeviceId): boolean =>
  whyNotPublish(state, device) === undefined

export const whyNotPublish = (state: Pick<RoomState, 'byDevice'>, device: DeviceId): Reason | undefined => {
  const role: Role | undefined = state.byDevice.get(device)?.role
  if (!role) return 'not-a-member'
  return mayPublish(role) ? undefined : 'editors-only'
}
