import { keyFromSeed } from '#shared/crypto/keys'
import { hashOf } from '#shared/crypto/hash'
import type { EventFields } from '#shared/events/event'
import type { StreamWriter, Written } from '#shared/events/streamWriter'
import { createStreamWriter } from '#shared/events/streamWriter'
import type { Device } from '#shared/ports/keychain.port'
import type { Randomness } from '#shared/ports/randomness.port'
import type { RoomId, StreamDocId } from '#shared/protocol/ids'
import { signedDocName } from '#shared/protocol/ids'

/** A device whose key comes from the seed, so that a failing test can be replayed. */
export const seededDevice = (random: Randomness): Promise<Device> => keyFromSeed(random.bytes(32))

/** The id of a room that nobody founded. */
export const someRoom = async (name = 'room'): Promise<RoomId> => (await hashOf(name)) as RoomId

/** A new stream of the device in a document of the room. */
export const openStream = (given: {
  readonly room: RoomId
  readonly doc: StreamDocId
  readonly device: Device
  readonly random: Randomness
}): Promise<StreamWriter> => {
  const { room, doc, device, random } = given
  return createStreamWriter({ signedName: signedDocName(room, doc), doc, device, randomness: random })
}

/** Writes messages without words beside them: `count` events, one millisecond apart. */
export const writeMessages = async (
  writer: StreamWriter,
  count: number,
  at = 1_767_600_000_000,
): Promise<Written[]> => {
  const written: Written[] = []
  for (let index = 0; index < count; index += 1) {
    const fields: EventFields = { kind: 'message', hash: await hashOf(`${writer.client}/${index}`) }
    written.push(await writer.write(fields, at + index))
  }
  return written
}

/** The same list in another order. */
export const shuffled = <T>(list: readonly T[], random: Randomness): T[] => {
  const mixed = [...list]
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random.fraction() * (at + 1))
    const [one, two] = [mixed[at], mixed[other]]
    if (one !== undefined && two !== undefined) [mixed[at], mixed[other]] = [two, one]
  }
  return mixed
}
