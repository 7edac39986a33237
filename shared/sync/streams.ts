import type { PlacedEvent } from '../events/event'
import type { CheckedRun } from '../events/readRuns'
import type { StreamHead } from '../ports/documentStore.port'
import type { EventId } from '../protocol/ids'

/** What became of a run. */
export type Taken =
  | { readonly is: 'new'; readonly events: readonly PlacedEvent[] }
  /** All of it was here already. */
  | { readonly is: 'known' }
  /** It starts beyond what is here: to be asked for again, never kept pending. */
  | { readonly is: 'gap' }
  /** The device signed two different things for one place: frozen, and kept as evidence. */
  | { readonly is: 'fork'; readonly evidence: readonly string[] }

/** The streams of one document, as far as they are here. */
export type Streams = {
  /** Looks where a checked run belongs; `new` events are in from then on. */
  take(run: CheckedRun): Taken
  /** Adds what this machine holds or has just written itself. */
  add(placed: PlacedEvent): void
  heads(): readonly StreamHead[]
  length(client: number): number
  /** One stream's events, in order. */
  stream(client: number): readonly PlacedEvent[]
  clients(): Iterable<number>
  events(): readonly PlacedEvent[]
}

export const createStreams = (): Streams => {
  const streams = new Map<number, PlacedEvent[]>()
  const frozen = new Set<number>()

  const idAt = (client: number, seq: number): EventId | undefined => streams.get(client)?.[seq]?.id

  const add = (placed: PlacedEvent): void => {
    const known = streams.get(placed.client)
    if (!known) streams.set(placed.client, [placed])
    else if (placed.event.seq === known.length) known.push(placed)
  }

  const take = ({ client, from, entries }: CheckedRun): Taken => {
    const length = streams.get(client)?.length ?? 0
    if (frozen.has(client)) return { is: 'known' }
    if (from > length) return { is: 'gap' }
    const first = entries[0]?.placed.event
    const chains = from === 0 || first?.prev === idAt(client, from - 1)
    const agrees = entries.every(
      ({ placed }) => placed.event.seq >= length || idAt(client, placed.event.seq) === placed.id,
    )
    if (!chains || !agrees) {
      frozen.add(client)
      return { is: 'fork', evidence: entries.map(({ text }) => text) }
    }
    const fresh = entries.map(({ placed }) => placed).filter(({ event }) => event.seq >= length)
    fresh.forEach(add)
    return fresh.length > 0 ? { is: 'new', events: fresh } : { is: 'known' }
  }

  return {
    take,
    add,
    heads: () =>
      [...streams].flatMap(([client, events]) => {
        const last = events.at(-1)
        return last ? [{ client, length: events.length, last: last.id }] : []
      }),
    length: (client) => streams.get(client)?.length ?? 0,
    stream: (client) => streams.get(client) ?? [],
    clients: () => streams.keys(),
    events: () => [...streams.values()].flat(),
  }
}
