import { createStreamWriter } from '../events/streamWriter'
import { epochCheck } from '../governance/epochCheck'
import type { Clock } from '../ports/clock.port'
import type { DocumentStore, RoomRecord } from '../ports/documentStore.port'
import type { Device, Keychain } from '../ports/keychain.port'
import type { Randomness } from '../ports/randomness.port'
import type { RoomId } from '../protocol/ids'
import { summariseStreams } from './digests'
import { sealEpoch } from './epochKeys'

/**
 * Founds a room: the founding event, whose hash is the room's id, and the first epoch's secret, of which that event says
 * enough for whoever is handed it to see that it is the right one. On disk when it resolves; rejects with the store's Problem. Names must have been checked.
 */
export const foundRoom = async (given: {
  readonly store: DocumentStore
  readonly keychain: Keychain
  readonly device: Device
  readonly clock: Clock
  readonly randomness: Randomness
  readonly roomName: string
  readonly memberName: string
}): Promise<RoomRecord> => {
  const { store, keychain, device, clock, randomness, roomName, memberName } = given
  const writer = await createStreamWriter({ signedName: 'ledger', doc: 'ledger', device, randomness })
  const joinedAt = clock.now()
  const secret = randomness.bytes(32)
  const check = await epochCheck(secret)
  const founded = { kind: 'founded', heads: [], room: roomName, name: memberName, check } as const
  const { update, placed, head } = await writer.write(founded, joinedAt)
  const room = placed.id as RoomId
  const held = await sealEpoch(keychain, room, room, secret)
  const summary = await summariseStreams('ledger', [head])
  await store.commit({ room, updates: [{ summary, update }], epochs: [held] })
  const record = { room, hubs: [], joinedAt }
  // Last: a room without its ledger could not be opened, a ledger without its room is only forgotten.
  await store.putRoom(record)
  return record
}
