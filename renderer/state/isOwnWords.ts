import { isSameMember } from '#shared/governance/isSameMember'
import type { RoomState } from '#shared/governance/roomState'
import type { DeviceId } from '#shared/protocol/ids'

/** Whether words were written by the author of the message that names them: somebody else's are not shown as theirs. */
export const isOwnWords = (state: Pick<RoomState, 'byDevice'>, author: DeviceId, by: DeviceId): boolean =>
  by === author || isSameMember(state, by, author)
