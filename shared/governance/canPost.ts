import type { DeviceId } from '../protocol/ids'
import type { Reason } from './reason'
import type { RoomState } from './roomState'
import { maySpeak } from './roles'

/** Every member but a reader posts, and founds and writes notes. */
export const canPost = (state: Pick<RoomState, 'byDevice'>, device: DeviceId): boolean =>
  whyNotPost(state, device) === undefined

export const whyNotPost = (state: Pick<RoomState, 'byDevice'>, device: DeviceId): Reason | undefined => {
  const member = state.byDevice.get(device)
  if (!member) return 'not-a-member'
  return maySpeak(member.role) ? undefined : 'reader'
}
