import type { RoomState } from '../governance/roomState'
import type { EpochId } from '../protocol/ids'
import type { EpochKeys } from './epochKeys'

export type Meeting = { readonly epoch: EpochId; readonly secret: Uint8Array<ArrayBuffer> }

/** The epochs whose secrets are here, those that were opened last first. */
export const latestHeld = (
  { epochs }: Pick<RoomState, 'epochs'>,
  keys: Pick<EpochKeys, 'held'>,
): readonly EpochId[] => {
  const openedAt = (epoch: EpochId): number => epochs.get(epoch)?.at ?? 0
  return keys.held().toSorted((a, b) => openedAt(b) - openedAt(a) || (a < b ? -1 : 1))
}

/**
 * Where this device meets the others: in the room's epoch, or, until it has been handed the secret of that, in the
 * latest of those that it has. Undefined when it has none.
 */
export const meetingEpoch = (
  state: Pick<RoomState, 'epoch' | 'epochs'>,
  keys: Pick<EpochKeys, 'secret' | 'held'>,
): Meeting | undefined => {
  const epoch = [state.epoch, ...latestHeld(state, keys)].find((one) => keys.secret(one))
  const secret = epoch && keys.secret(epoch)
  return secret && { epoch, secret }
}
