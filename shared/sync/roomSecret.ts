import type { RoomRecord } from '../ports/documentStore.port'
import type { Keychain } from '../ports/keychain.port'
import type { EpochId, RoomId } from '../protocol/ids'

const label = (room: RoomId, epoch: EpochId): string => `snug/epoch-secret/1 ${room} ${epoch}`

/** An epoch's secret as it may lie on the disk. */
export const sealRoomSecret = (
  keychain: Keychain,
  room: RoomId,
  epoch: EpochId,
  secret: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> => keychain.seal(secret, label(room, epoch))

/** The secret of the room's epoch, 32 bytes. Throws Problem `no-keys` if this keychain did not seal it. */
export const roomSecret = (keychain: Keychain, record: RoomRecord): Promise<Uint8Array<ArrayBuffer>> =>
  keychain.open(record.sealedSecret, label(record.room, record.epoch))
