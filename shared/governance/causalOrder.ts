import type { LedgerFields, PlacedEvent } from '../events/event'
import type { EventId } from '../protocol/ids'

type Ledger = PlacedEvent<LedgerFields>

export type CausalOrder = {
  /** The events whose heads are all there, each after everything it had seen; the same for every order of arrival. */
  readonly order: readonly Ledger[]
  /** Whether `event` had seen `earlier` (an event has seen itself). */
  readonly hasSeen: (event: EventId, earlier: EventId) => boolean
}

/**
 * Sorts by what each event had seen (Kahn's algorithm), ties by id. Without recursion: a ledger may be a chain of any
 * length. An event has also seen what stands before it in its own stream. Heads can't form a circle, since an id is a
 * hash over its heads. What was seen is kept as one bit per event.
 */
export const causalOrder = (events: readonly Ledger[]): CausalOrder => {
  const byId = new Map(events.map((placed) => [placed.id, placed]))
  const streams = new Map<string, EventId>()
  for (const { id, client, event } of byId.values()) streams.set(`${client}/${event.seq}`, id)

  const parents = new Map<EventId, readonly EventId[]>()
  const children = new Map<EventId, EventId[]>()
  for (const { id, client, event } of byId.values()) {
    const before = event.seq > 0 ? streams.get(`${client}/${event.seq - 1}`) : undefined
    const named = [...new Set(before ? [...event.heads, before] : event.heads)]
    parents.set(id, named)
    for (const parent of named) children.set(parent, [...(children.get(parent) ?? []), id])
  }

  const waiting = new Map([...parents].map(([id, named]) => [id, named.length]))
  let ready = [...waiting].filter(([, count]) => count === 0).map(([id]) => id)
  const order: Ledger[] = []
  const place = new Map<EventId, number>()
  const seen: Uint32Array[] = []
  const words = Math.ceil(byId.size / 32)
  while (ready.length > 0) {
    ready.sort()
    const next: EventId[] = []
    for (const id of ready) {
      const placed = byId.get(id)
      if (!placed) continue
      const bits = new Uint32Array(words)
      for (const parent of parents.get(id) ?? []) {
        const theirs = seen[place.get(parent) ?? -1]
        theirs?.forEach((word, index) => (bits[index] = (bits[index] ?? 0) | word))
      }
      const at = order.length
      bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31))
      place.set(id, at)
      seen.push(bits)
      order.push(placed)
      for (const child of children.get(id) ?? []) {
        const left = (waiting.get(child) ?? 0) - 1
        waiting.set(child, left)
        if (left === 0) next.push(child)
      }
    }
    ready = next
  }

  const hasSeen = (event: EventId, earlier: EventId): boolean => {
    const bits = seen[place.get(event) ?? -1]
    const at = place.get(earlier)
    return bits !== undefined && at !== undefined && ((bits[at >>> 5] ?? 0) & (1 << (at & 31))) !== 0
  }
  return { order, hasSeen }
}
