import type { PlacedEvent } from '../events/event'
import type { CheckedRun } from '../events/readRuns'
import type { StreamHead } from '../ports/documentStore.port'
import type { EventId } from '../protocol/ids'

/** What became of a run. */
export type Taken =
  | { readonly is: 'new'; readonly events: readonly PlacedEvent[] }
  /** All of it was here already. */
  | { readonly is: 'known' }
  /** It starts beyond what is here, or can't be compared with it: to be asked for again, never kept pending. */
  | { readonly is: 'gap' }
  /** The device signed two different things for one place: frozen, and kept as evidence. */
  | { readonly is: 'fork'; readonly evidence: readonly string[] }

/**
 * The streams of one document, as far as they are here: where they end, not what they hold. An event's hash covers all
 * before it, so one equal hash at one place means equal streams up to there.
 */
export type Streams = {
  /** Makes sure that `take` knows enough for these runs; reads the document only where one ends far below what is here. */
  prepare(runs: readonly CheckedRun[]): Promise<void>
  /** Looks where a checked run belongs; `new` events are in from then on. */
  take(run: CheckedRun): Taken
  /** Adds what this machine has just written itself. */
  add(placed: PlacedEvent): void
  /** Part of the document could not be read any more: the streams end here now, and none of them is frozen. */
  reset(heads: readonly StreamHead[]): void
  heads(): readonly StreamHead[]
  head(client: number): StreamHead | undefined
  length(client: number): number
  /** So many of the stream's first entries are on disk with their words. */
  complete(client: number, entries: number): void
}

/** The ids of a stream's last entries, from place `from` on. */
type Ids = { readonly from: number; readonly ids: EventId[] }

/** `read` gives all events of the document, in the order of each stream. */
export const createStreams = (known: readonly StreamHead[], read: () => Promise<readonly PlacedEvent[]>): Streams => {
  const heads = new Map<number, StreamHead>()
  const tails = new Map<number, Ids>()
  const frozen = new Set<number>()

  const reset = (all: readonly StreamHead[]): void => {
    heads.clear()
    tails.clear()
    // It may have been the damage that was taken for a second signature. A true one shows again.
    frozen.clear()
    for (const head of all) {
      heads.set(head.client, head)
      tails.set(head.client, { from: head.length - 1, ids: [head.last] })
    }
  }
  reset(known)

  const length = (client: number): number => heads.get(client)?.length ?? 0
  const idAt = (client: number, seq: number): EventId | undefined => {
    const tail = tails.get(client)
    return tail?.ids[seq - tail.from]
  }

  const add = ({ client, id, event }: PlacedEvent): void => {
    const head = heads.get(client)
    if (event.seq !== (head?.length ?? 0)) return
    const { device, at, seq } = event
    heads.set(client, { client, length: seq + 1, last: id, device, at, complete: head?.complete ?? 0 })
    const tail = tails.get(client)
    if (tail) tail.ids.push(id)
    else tails.set(client, { from: 0, ids: [id] })
  }

  /** The last place of the run that is here too; -1 if there is none. */
  const meets = ({ client, from, entries }: CheckedRun): number => {
    const place = Math.min(from + entries.length, length(client)) - 1
    return place < from ? from - 1 : place
  }

  const readIds = async (): Promise<void> => {
    const all = new Map<number, EventId[]>()
    for (const { client, id } of await read()) {
      const ids = all.get(client)
      if (ids) ids.push(id)
      else all.set(client, [id])
    }
    for (const [client, ids] of all) {
      const tail = tails.get(client)
      // What was added while the disk was read stands in the tail.
      const rest = tail ? tail.ids.slice(Math.max(0, ids.length - tail.from)) : []
      tails.set(client, { from: 0, ids: [...ids, ...rest] })
    }
  }

  return {
    prepare: async (runs) => {
      const isBelow = (run: CheckedRun): boolean => {
        const place = meets(run)
        return place >= 0 && place < (tails.get(run.client)?.from ?? 0)
      }
      if (runs.some(isBelow)) await readIds()
    },
    take: (run) => {
      const { client, from, entries } = run
      const here = length(client)
      if (frozen.has(client)) return { is: 'known' }
      if (from > here) return { is: 'gap' }
      const place = meets(run)
      const theirs = place < from ? entries[0]?.placed.event.prev : entries[place - from]?.placed.id
      const ours = idAt(client, place)
      // Nothing is known of the place any more: the document was mended since `prepare`.
      if (place >= 0 && ours === undefined) return { is: 'gap' }
      if (place >= 0 && theirs !== ours) {
        frozen.add(client)
        return { is: 'fork', evidence: entries.map(({ text }) => text) }
      }
      const fresh = entries.map(({ placed }) => placed).filter(({ event }) => event.seq >= here)
      fresh.forEach(add)
      return fresh.length > 0 ? { is: 'new', events: fresh } : { is: 'known' }
    },
    add,
    reset,
    heads: () => [...heads.values()],
    head: (client) => heads.get(client),
    length,
    complete: (client, entries) => {
      const head = heads.get(client)
      if (head && head.complete !== entries) heads.set(client, { ...head, complete: entries })
    },
  }
}
