import type { DeviceId } from '../protocol/ids'
import type { Reason } from './reason'
import type { RoomState } from './roomState'
import { isPerson, maySpeak } from './roles'

/** Every member but a reader, or a keeper, posts, and founds and writes notes. */
export const canPost = (state: Pick<RoomState, 'byDevice'>, device: DeviceId): boolean =>
  whyNotPost(state, device) === undefined

export const whyNotPost = (state: Pick<RoomState, 'byDevice'>, device: DeviceId): Reason | undefined => {
  const member = state.byDevice.get(device)
  if (!member) return 'not-a-member'
  if (maySpeak(member.role)) return undefined
  return isPerson(member.role) ? 'reader' : 'keeper'
}
