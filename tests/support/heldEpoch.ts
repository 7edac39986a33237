import type { HeldEpoch } from '#shared/ports/documentStore.port'
import type { DeviceId, EpochId } from '#shared/protocol/ids'

/** What a disk keeps of an epoch, with a text instead of a secret. */
export const heldEpoch = (epoch: string, sealed: string, met: readonly DeviceId[] = []): HeldEpoch => ({
  epoch: epoch as EpochId,
  sealedSecret: new TextEncoder().encode(sealed),
  met,
})
