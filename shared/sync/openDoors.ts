import type { RoomState } from '../governance/roomState'
import type { DeviceId, EpochId } from '../protocol/ids'
import type { EpochKeys } from './epochKeys'
import { meetingEpoch } from './meetingEpoch'

/** Doors that one device keeps at most: each is a topic on the hubs. Who was away for longer is found by nobody. */
const MOST = 32

/**
 * The epochs at whose doors this device is to be met: the one that it meets the others in, since they may have moved on;
 * and earlier ones, until every other device of a member has been met in the present one. The latest come first.
 */
export const openDoors = (
  state: Pick<RoomState, 'epoch' | 'epochs' | 'byDevice'>,
  keys: Pick<EpochKeys, 'secret' | 'held' | 'met'>,
  self: DeviceId,
): readonly EpochId[] => {
  const meeting = meetingEpoch(state, keys)?.epoch
  if (!meeting) return []
  const met = keys.met(state.epoch)
  const areAllMet = [...state.byDevice.keys()].every((device) => device === self || met.has(device))
  if (areAllMet) return [meeting]
  const openedAt = (epoch: EpochId): number => state.epochs.get(epoch)?.at ?? 0
  const earlier = keys.held().filter((epoch) => epoch !== meeting)
  return [meeting, ...earlier.toSorted((a, b) => openedAt(b) - openedAt(a) || (a < b ? -1 : 1))].slice(0, MOST)
}
