import type { DocumentStore, HeldEpoch } from '../ports/documentStore.port'
import type { Keychain } from '../ports/keychain.port'
import type { DeviceId, EpochId, RoomId } from '../protocol/ids'
import { asProblem, Problem } from '../protocol/problem'

type Secret = Uint8Array<ArrayBuffer>

/** The secrets of a room's epochs, as far as this device has been handed them. */
export type EpochKeys = {
  /** 32 bytes; undefined for an epoch whose secret is not here. */
  secret(epoch: EpochId): Secret | undefined
  held(): readonly EpochId[]
  /** The devices that were linked with this one in that epoch. */
  met(epoch: EpochId): ReadonlySet<DeviceId>
  /** Knows a secret from now on. Resolves with what is to be written down; throws the keychain's Problem. */
  take(epoch: EpochId, secret: Secret): Promise<HeldEpoch>
  /** Notes that a device was met there: what is to be written down, or undefined if that is known already. */
  meet(epoch: EpochId, device: DeviceId): HeldEpoch | undefined
}

/** Under which label the keychain seals an epoch's secret. */
export const epochLabel = (room: RoomId, epoch: EpochId): string => `snug/epoch-secret/1 ${room} ${epoch}`

/** An epoch's secret (32 bytes) as it may lie on the disk, with nobody met there yet. */
export const sealEpoch = async (
  keychain: Keychain,
  room: RoomId,
  epoch: EpochId,
  secret: Secret,
): Promise<HeldEpoch> => ({ epoch, sealedSecret: await keychain.seal(secret, epochLabel(room, epoch)), met: [] })

/**
 * The secrets that are on this disk. One that can't be opened is as if it were not here, as long as others can: members are asked
 * for it. Throws Problem `no-keys` if there are none and the room needs some, or this keychain did not seal them.
 */
export const openEpochKeys = async (given: {
  readonly store: DocumentStore
  readonly keychain: Keychain
  readonly room: RoomId
  /** A room that was put here from its archive has none. */
  readonly mayLackAll: boolean
  /** One of them could not be opened. */
  readonly onTorn: () => void
}): Promise<EpochKeys> => {
  const { store, keychain, room, mayLackAll, onTorn } = given
  const secrets = new Map<EpochId, Secret>()
  const rows = new Map<EpochId, HeldEpoch>()
  let failure: Problem | undefined
  for (const held of await store.epochs(room)) {
    try {
      secrets.set(held.epoch, await keychain.open(held.sealedSecret, epochLabel(room, held.epoch)))
      rows.set(held.epoch, held)
    } catch (error) {
      failure = asProblem(error)
    }
  }
  if (rows.size === 0 && (failure || !mayLackAll))
    throw failure ?? new Problem('no-keys', 'no secret of the room is here')
  if (failure) onTorn()
  return {
    secret: (epoch) => secrets.get(epoch),
    held: () => [...secrets.keys()],
    met: (epoch) => new Set(rows.get(epoch)?.met),
    take: async (epoch, secret) => {
      secrets.set(epoch, secret)
      const row = await sealEpoch(keychain, room, epoch, secret)
      rows.set(epoch, row)
      return row
    },
    meet: (epoch, device) => {
      const row = rows.get(epoch)
      if (!row || row.met.includes(device)) return undefined
      const grown = { ...row, met: [...row.met, device] }
      rows.set(epoch, grown)
      return grown
    },
  }
}
