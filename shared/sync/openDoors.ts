import type { RoomState } from '../governance/roomState'
import type { DeviceId, EpochId } from '../protocol/ids'
import type { EpochKeys } from './epochKeys'
import { latestHeld, meetingEpoch } from './meetingEpoch'

/** Doors that one device keeps at most: each is a topic on the hubs. */
const MOST = 32
/** Milliseconds since the present epoch was opened in which the doors of earlier ones are kept in any case: 30 days. */
const LASTING = 30 * 24 * 60 * 60 * 1000

/**
 * The epochs at whose doors this device is to be met: the one that it meets the others in, since they may have moved on;
 * and earlier ones, until every other device of a member has been met in the present one. For 30 days they
 * are kept even then: a disk that is restored from a copy is back in an earlier epoch, and would find nobody ever again.
 * Those come first where somebody who is still missing is to be expected, however long ago that was, and then the latest.
 * `now` in milliseconds since 1970.
 */
export const openDoors = (
  state: Pick<RoomState, 'epoch' | 'epochs' | 'byDevice' | 'standings'>,
  keys: Pick<EpochKeys, 'secret' | 'held' | 'met'>,
  self: DeviceId,
  now: number,
): readonly EpochId[] => {
  const meeting = meetingEpoch(state, keys)?.epoch
  if (!meeting) return []
  const met = keys.met(state.epoch)
  const missing = [...state.byDevice.keys()].filter((device) => device !== self && !met.has(device))
  const openedAt = (epoch: EpochId): number => state.epochs.get(epoch)?.at ?? 0
  if (missing.length === 0 && now - openedAt(state.epoch) > LASTING) return [meeting]
  const latest = latestHeld(state, keys)
  /** Where it was seen last or, if never from here, where the room was when it came in. */
  const expectedAt = (device: DeviceId): EpochId | undefined =>
    latest.find((epoch) => keys.met(epoch).has(device)) ??
    latest.find((epoch) => openedAt(epoch) <= (state.standings.get(device)?.since ?? 0))
  const expected = missing.flatMap((device) => expectedAt(device) ?? [])
  return [...new Set([meeting, ...expected, ...latest])].slice(0, MOST)
}
