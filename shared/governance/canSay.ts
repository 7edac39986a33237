import type { TalkFields } from '../events/event'
import type { DeviceId } from '../protocol/ids'
import { canPost } from './canPost'
import { canPublish } from './canPublish'
import { canTakeBack } from './canTakeBack'
import { isOfOneself } from './isOfOneself'
import { isPerson } from './roles'
import type { RoomState } from './roomState'

/**
 * Whether a device may write a talk event of this kind now, as far as that can be said without looking at what it is
 * about: posting is for who writes here, publishing for editors, taking back one's own, leaving a mark for
 * people, and choosing how one is shown and called for every member.
 */
export const canSay = (state: Pick<RoomState, 'byDevice'>, device: DeviceId, kind: TalkFields['kind']): boolean => {
  if (kind === 'takenBack') return canTakeBack(state, device, device)
  if (kind === 'edition') return canPublish(state, device)
  const role = state.byDevice.get(device)?.role
  if (kind === 'mark') return role !== undefined && isPerson(role)
  return isOfOneself(kind) ? role !== undefined : canPost(state, device)
}
