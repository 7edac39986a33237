import type { TalkFields } from '../events/event'
import type { DeviceId } from '../protocol/ids'
import { canPost } from './canPost'
import { canPublish } from './canPublish'
import { canTakeBack } from './canTakeBack'
import { isOfOneself } from './isOfOneself'
import type { RoomState } from './roomState'

/**
 * Whether a device may write a talk event of this kind now, as far as that can be said without looking at what it is
 * about: posting is for who writes here, publishing for editors, taking back one's own, leaving a mark and choosing how one is shown and called for every member.
 */
export const canSay = (state: Pick<RoomState, 'byDevice'>, device: DeviceId, kind: TalkFields['kind']): boolean => {
  if (kind === 'takenBack') return canTakeBack(state, device, device)
  if (kind === 'edition') return canPublish(state, device)
  return isOfOneself(kind) ? state.byDevice.has(device) : canPost(state, device)
}
