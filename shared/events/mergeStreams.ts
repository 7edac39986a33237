import type { EventId } from '../protocol/ids'
import { encodeRuns } from './encodeRuns'
import { eventIdOf } from './eventId'
import { AT_A_STRETCH, giveWay } from './giveWay'
import { parseStored } from './parseStored'
import { readEntries } from './readEntries'
import { Refused } from './refused'

/** What one signed event takes in an update, measured on messages; only for cutting pieces. */
const EVENT = 420

type Run = { readonly client: number; readonly from: number; readonly texts: readonly string[] }

/** A stream's strings by their places. */
type Places = Map<number, string>

/** Every stream's strings, from the entries that are wanted on, whatever order and overlap the updates have. */
const placesOf = (updates: readonly Uint8Array[], wantedFrom: (client: number) => number): Map<number, Places> => {
  const streams = new Map<number, Places>()
  for (const update of updates) {
    for (const { client, clock, text } of readEntries(update)) {
      if (clock < wantedFrom(client)) continue
      const places = streams.get(client)
      if (places) places.set(clock, text)
      else streams.set(client, new Map([[clock, text]]))
    }
  }
  return streams
}

const firstOf = (places: Places): number => {
  let from = Number.POSITIVE_INFINITY
  for (const place of places.keys()) from = Math.min(from, place)
  return from
}

/** The strings from place `from` on, up to the first that is not there. */
const textsFrom = (places: Places, from: number): string[] => {
  const texts: string[] = []
  for (let text = places.get(from); text !== undefined; text = places.get(from + texts.length)) texts.push(text)
  return texts
}

const runsFrom = (updates: readonly Uint8Array[], wantedFrom: (client: number) => number): Run[] =>
  [...placesOf(updates, wantedFrom)].flatMap(([client, places]) => {
    const from = wantedFrom(client)
    const texts = textsFrom(places, from)
    return texts.length > 0 ? [{ client, from, texts }] : []
  })

/** Every stream of these updates from its start, as strings in order, up to the first that is not there. */
export const streamsOf = (
  updates: readonly Uint8Array[],
): readonly { readonly client: number; readonly texts: readonly string[] }[] => runsFrom(updates, () => 0)

/**
 * One update that holds what all of these hold of a document of streams, wherever they begin: what Yjs's own merge would
 * give, in a fraction of its time, since streams only grow. Undefined when a stream has a hole in it, which no single
 * update can say: then they are kept as they are. Throws Refused for an update that appending events did not make.
 */
export const mergeStreams = (updates: readonly Uint8Array[]): Uint8Array<ArrayBuffer> | undefined => {
  const runs: Run[] = []
  for (const [client, places] of placesOf(updates, () => 0)) {
    const from = firstOf(places)
    const texts = textsFrom(places, from)
    if (texts.length < places.size) return undefined
    runs.push({ client, from, texts })
  }
  return encodeRuns(runs)
}

/** Of an update, what belongs to these streams, wherever in them it begins. Throws Refused as `mergeStreams`. */
export const onlyStreams = (update: Uint8Array, clients: ReadonlySet<number>): Uint8Array<ArrayBuffer> =>
  encodeRuns(
    [...placesOf([update], () => 0)].flatMap(([client, places]) => {
      const from = firstOf(places)
      return clients.has(client) ? [{ client, from, texts: textsFrom(places, from) }] : []
    }),
  )

/** How far an update goes in each of its streams: clientID -> entries. Throws Refused as `mergeStreams`. */
export const reachOf = (update: Uint8Array): ReadonlyMap<number, number> => {
  const reach = new Map<number, number>()
  for (const { client, clock } of readEntries(update)) reach.set(client, Math.max(reach.get(client) ?? 0, clock + 1))
  return reach
}

/** Streams by the time of their last entry, the newest first. */
const byEnd = (runs: readonly Run[]): readonly Run[] =>
  runs
    .map((run) => ({ run, until: parseStored(run.texts.at(-1) ?? '').at }))
    .toSorted((one, other) => other.until - one.until)
    .map(({ run }) => run)

/**
 * What `vector` (clientID -> entries) lacks of a document's updates, in updates of about `piece` bytes that can be
 * applied one after the other; with `newestFirst` the streams that end last come first. A stream that is longer than a piece is cut, but only behind an entry that `mayEnd` is
 * true of: what ends with another is refused wherever it comes (`guardUpdate`). If it is not, the rest comes in one.
 * Throws Refused where the updates are not what they were when they were checked: whoever is sent that breaks off.
 */
export const lackingOf = async (given: {
  readonly updates: readonly Uint8Array[]
  readonly vector: ReadonlyMap<number, number>
  /** How far the streams are known to go: clientID -> entries. */
  readonly reach?: ReadonlyMap<number, number>
  /** The last events of streams, as they were when they were last checked: of these `mayEnd` is true, and need not be asked. */
  readonly ends?: ReadonlySet<EventId>
  readonly piece: number
  /** Only so many pieces are made; what would be in the others is not looked at. */
  readonly pieces?: number
  readonly newestFirst?: boolean
  readonly mayEnd: (text: string) => Promise<boolean>
}): Promise<Uint8Array<ArrayBuffer>[]> => {
  const { updates, vector, reach = new Map<number, number>(), ends: checked = new Set<EventId>() } = given
  const { piece, mayEnd } = given
  const most = Math.max(1, Math.floor(piece / EVENT))
  const pieces: Run[][] = []
  let room = 0
  let looked = 0
  const found = runsFrom(updates, (one) => vector.get(one) ?? 0)
  const runs = given.newestFirst ? byEnd(found) : found
  const ends = new Map(runs.map(({ client, from, texts }) => [client, from + texts.length]))
  for (const [client, end] of reach)
    if ((ends.get(client) ?? vector.get(client) ?? 0) < end) throw new Refused('not all of it is there')
  for (const { client, from, texts } of runs) {
    if (room <= 0 && pieces.length === given.pieces) break
    looked += texts.length
    if (looked >= AT_A_STRETCH) await giveWay()
    looked %= AT_A_STRETCH
    await checkChain(texts, checked, mayEnd)
    for (let at = 0; at < texts.length;) {
      if (room <= 0) {
        if (pieces.length === given.pieces) break
        pieces.push([])
        room = most
      }
      const next = at + room
      const last = next < texts.length ? texts[next - 1] : undefined
      const cut = texts.slice(at, last === undefined || (await mayEnd(last)) ? next : undefined)
      // A stream once in each piece: what follows of it starts the next.
      pieces.at(-1)?.push({ client, from: from + at, texts: cut })
      at += cut.length
      room -= cut.length
    }
  }
  return pieces.map(encodeRuns)
}

/**
 * Each string names the hash of the one before it; so one that has changed on the disk shows, the last by its own hash where that is
 * known, and else by its signature, which takes twenty times as long.
 */
const checkChain = async (
  texts: readonly string[],
  ends: ReadonlySet<EventId>,
  mayEnd: (text: string) => Promise<boolean>,
): Promise<void> => {
  for (const [at, text] of texts.entries()) {
    if (at % AT_A_STRETCH === AT_A_STRETCH - 1) await giveWay()
    const before = texts[at - 1]
    if (before !== undefined && parseStored(text).prev !== (await eventIdOf(before))) throw new Refused('chain')
  }
  const last = texts.at(-1)
  if (last === undefined || ends.has(await eventIdOf(last))) return
  if (!(await mayEnd(last))) throw new Refused('signature')
}
