import type { RoomState } from '#shared/governance/roomState'
import { isSamePerson } from '#shared/governance/stands'
import type { DeviceId } from '#shared/protocol/ids'

/**
 * Whether words were written by the author of the message that names them: somebody else’s are not shown as theirs. Whoever is a
 * member no more wrote what they wrote, with any of their devices.
 */
export const isOwnWords = (state: Pick<RoomState, 'standings'>, author: DeviceId, by: DeviceId): boolean =>
  isSamePerson(state, by, author)
