import { createStreamWriter } from '#shared/events/streamWriter'
import type { RoomId } from '#shared/protocol/ids'
import { summariseStreams } from '#shared/sync/digests'
import { sealEpoch } from '#shared/sync/epochKeys'
import type { foundRoom } from '#shared/sync/foundRoom'

/** Founds a room as it was done before the founding event said anything of the first epoch's secret. */
export const foundOlderRoom: typeof foundRoom = async (given) => {
  const { store, keychain, device, clock, randomness, roomName, memberName } = given
  const writer = await createStreamWriter({ signedName: 'ledger', doc: 'ledger', device, randomness })
  const founding = { kind: 'founded', heads: [], room: roomName, name: memberName } as const
  const { update, placed, head } = await writer.write(founding, clock.now())
  const room = placed.id as RoomId
  const epochs = [await sealEpoch(keychain, room, room, randomness.bytes(32))]
  await store.commit({ room, updates: [{ summary: await summariseStreams('ledger', [head]), update }], epochs })
  const record = { room, hubs: [], joinedAt: clock.now() }
  await store.putRoom(record)
  return record
}
