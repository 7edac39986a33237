import type { RoomState } from '../governance/roomState'
import type { DeviceId, EpochId } from '../protocol/ids'
import type { EpochKeys } from './epochKeys'
import { latestHeld, meetingEpoch } from './meetingEpoch'

/** Doors that one device keeps at most: each is a topic on the hubs. Who was away for longer is found by nobody. */
const MOST = 32
/** Milliseconds since the present epoch was opened in which the doors of earlier ones are kept in any case: 30 days. */
const LASTING = 30 * 24 * 60 * 60 * 1000

/**
 * The epochs at whose doors this device is to be met: the one that it meets the others in, since they may have moved on;
 * and earlier ones, until every other device of a member has been met in the present one. For 30 days they
 * are kept even then: a disk that is restored from a copy is back in an earlier epoch, and would find nobody ever again.
 * The latest come first. `now` in milliseconds since 1970.
 */
export const openDoors = (
  state: Pick<RoomState, 'epoch' | 'epochs' | 'byDevice'>,
  keys: Pick<EpochKeys, 'secret' | 'held' | 'met'>,
  self: DeviceId,
  now: number,
): readonly EpochId[] => {
  const meeting = meetingEpoch(state, keys)?.epoch
  if (!meeting) return []
  const met = keys.met(state.epoch)
  const areAllMet = [...state.byDevice.keys()].every((device) => device === self || met.has(device))
  const openedAt = state.epochs.get(state.epoch)?.at ?? 0
  if (areAllMet && now - openedAt > LASTING) return [meeting]
  return [meeting, ...latestHeld(state, keys).filter((epoch) => epoch !== meeting)].slice(0, MOST)
}
