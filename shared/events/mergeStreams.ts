import { encodeRuns } from './encodeRuns'
import { readEntries } from './readEntries'

/** What one signed event takes in an update, measured on messages; only for cutting pieces. */
const EVENT = 420

type Run = { readonly client: number; readonly from: number; readonly texts: string[] }

/** Every stream's strings from the entries that are wanted on, whatever order and overlap the updates have. */
const runsOf = (updates: readonly Uint8Array[], wantedFrom: (client: number) => number): Run[] => {
  const runs = new Map<number, Run>()
  /** Entries that stand behind a place not met yet: rows of a log are in order for each stream, so these are rare. */
  const early = new Map<number, Map<number, string>>()
  for (const update of updates) {
    for (const { client, clock, text } of readEntries(update)) {
      const from = wantedFrom(client)
      if (clock < from) continue
      const run = runs.get(client) ?? { client, from, texts: [] }
      runs.set(client, run)
      const next = from + run.texts.length
      if (clock === next) run.texts.push(text)
      else if (clock > next) early.set(client, (early.get(client) ?? new Map<number, string>()).set(clock, text))
    }
  }
  for (const [client, texts] of early) {
    const run = runs.get(client)
    if (!run) continue
    for (let next = texts.get(run.from + run.texts.length); next !== undefined;) {
      run.texts.push(next)
      next = texts.get(run.from + run.texts.length)
    }
  }
  return [...runs.values()].filter(({ texts }) => texts.length > 0)
}

/** Every stream of these updates from its start, as strings in order. */
export const streamsOf = (
  updates: readonly Uint8Array[],
): readonly { readonly client: number; readonly texts: readonly string[] }[] => runsOf(updates, () => 0)

/**
 * One update that holds what all of these hold of a document of streams: what Yjs's own merge would give, in a fraction
 * of its time, since streams only grow. Throws Refused for an update that appending events did not make.
 */
export const mergeStreams = (updates: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  encodeRuns(runsOf(updates, () => 0))

/**
 * What `vector` (clientID -> entries) lacks of a document's updates, in updates of about `piece` bytes that can be
 * applied one after the other. A stream that is longer than a piece is cut.
 */
export const lackingOf = (
  updates: readonly Uint8Array[],
  vector: ReadonlyMap<number, number>,
  piece: number,
): Uint8Array<ArrayBuffer>[] => {
  const most = Math.max(1, Math.floor(piece / EVENT))
  const pieces: Run[][] = []
  let room = 0
  for (const { client, from, texts } of runsOf(updates, (one) => vector.get(one) ?? 0)) {
    for (let at = 0; at < texts.length;) {
      if (room === 0) {
        pieces.push([])
        room = most
      }
      const cut = texts.slice(at, at + room)
      // A stream once in each piece: what follows of it starts the next.
      pieces.at(-1)?.push({ client, from: from + at, texts: cut })
      at += cut.length
      room -= cut.length
    }
  }
  return pieces.map(encodeRuns)
}
