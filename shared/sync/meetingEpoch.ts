import type { RoomState } from '../governance/roomState'
import type { EpochId } from '../protocol/ids'
import type { EpochKeys } from './epochKeys'

export type Meeting = { readonly epoch: EpochId; readonly secret: Uint8Array<ArrayBuffer> }

/**
 * Where this device meets the others: in the room's epoch, or, until it has been handed the secret of that, in the
 * latest of those that it has. Undefined when it has none.
 */
export const meetingEpoch = (
  state: Pick<RoomState, 'epoch' | 'epochs'>,
  keys: Pick<EpochKeys, 'secret' | 'held'>,
): Meeting | undefined => {
  const openedAt = (epoch: EpochId): number => state.epochs.get(epoch)?.at ?? 0
  const byTime = keys.held().toSorted((a, b) => openedAt(b) - openedAt(a) || (a < b ? -1 : 1))
  const epoch = [state.epoch, ...byTime].find((one) => keys.secret(one))
  const secret = epoch && keys.secret(epoch)
  return secret && { epoch, secret }
}
