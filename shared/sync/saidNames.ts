import { clientIdOf } from '../events/clientId'
import type { Named, PlacedEvent } from '../events/event'
import { eventIdOf } from '../events/eventId'
import { parseEvent } from '../events/parseEvent'
import { readEntries } from '../events/readEntries'
import { Refused } from '../events/refused'
import { signatureHolds } from '../events/signatureHolds'
import type { RoomState } from '../governance/roomState'
import type { Notable } from '../ports/documentStore.port'
import type { RoomId, TalkDocId } from '../protocol/ids'
import { isDocId, isTalkDoc, signedDocName, talkDocAt } from '../protocol/ids'
import { limits } from '../protocol/limits'
import type { RoomFiles } from './roomFiles'

const placeOf = (client: number, seq: number): string => `${client} ${seq}`

/** The signed strings of names that members have chosen, as they stand in their streams; without those that are not here. */
export const signedNames = async (
  files: Pick<RoomFiles, 'streams' | 'lacking'>,
  chosen: readonly PlacedEvent<Named>[],
): Promise<readonly string[]> => {
  const told: string[] = []
  const all = chosen.slice(0, limits.namesTold)
  for (const doc of new Set(all.map((placed) => placed.in as TalkDocId))) {
    const here = all.filter((placed) => placed.in === doc)
    // As who has all but these: no more of a month is read than the streams in which somebody chose a name.
    const vector = new Map(
      files
        .streams(doc)
        .heads()
        .map(({ client, length }) => [client, length]),
    )
    for (const { client, event } of here) vector.set(client, Math.min(event.seq, vector.get(client) ?? 0))
    const places = new Set(here.map(({ client, event }) => placeOf(client, event.seq)))
    for (const piece of await files.lacking(doc, vector))
      for (const { client, clock, text } of readEntries(piece)) if (places.has(placeOf(client, clock))) told.push(text)
  }
  return told
}

/**
 * Names that somebody tells of, before the streams in which they stand are here: each is signed by the member's own device
 * for this room. What is not is left out. They hold until the streams themselves tell (`names.ts`).
 */
export const toldNames = async (
  { room, standings, foundedAt }: Pick<RoomState, 'room' | 'standings' | 'foundedAt'>,
  told: readonly string[],
): Promise<readonly Notable[]> => {
  const all = await Promise.all(told.slice(0, limits.namesTold).map((text) => toldName(room, text)))
  return all.flatMap((placed) => {
    // In a month before there was a room nobody has said anything.
    if (!placed || !standings.has(placed.event.device) || placed.in < talkDocAt(foundedAt)) return []
    return [{ placed, about: ['people', 'told'] }]
  })
}

const toldName = async (room: RoomId, text: string): Promise<PlacedEvent<Named> | undefined> => {
  try {
    const parsed = parseEvent(text, false)
    const { event } = parsed
    const doc = docOf(room, event.doc)
    if (event.kind !== 'named' || !doc || !(await signatureHolds(parsed))) return undefined
    const client = await clientIdOf(event.doc, event.device, event.session)
    return { id: await eventIdOf(text), in: doc, client, event }
  } catch (error) {
    if (error instanceof Refused) return undefined
    throw error
  }
}

/** The talk document of this room that an event signs; undefined for any other name. */
const docOf = (room: RoomId, signed: string): TalkDocId | undefined => {
  const doc = signed.slice(room.length + 1)
  return isDocId(doc) && isTalkDoc(doc) && signed === signedDocName(room, doc) ? doc : undefined
}
