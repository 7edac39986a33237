import type { LedgerFields, PlacedEvent } from '../events/event'
import type { EventId } from '../protocol/ids'

type Ledger = PlacedEvent<LedgerFields>

/** What the event that is being looked at had seen, of the events that count; of others nothing is known. */
export type Seen = {
  has(earlier: EventId): boolean
  all(): readonly EventId[]
}

/**
 * Looks at each event after everything that it had seen, in an order that is the same however they are given (Kahn's
 * algorithm, ties by id); `weigh` says whether it counts. Events are left out as long as not all of their heads are there. Without
 * recursion: a ledger may be a chain of any length.
 *
 * An event has also seen what stands before it in its own stream (`prev`). Heads can't form a circle, since an id is a hash
 * over its heads. What was seen is kept as one bit for each event that counts: those that nobody may write anyway
 * take no room.
 */
export const inCausalOrder = (events: readonly Ledger[], weigh: (placed: Ledger, seen: Seen) => boolean): void => {
  const byId = new Map(events.map((placed) => [placed.id, placed]))
  const { parents, children } = relations(byId)
  const waiting = new Map([...parents].map(([id, named]) => [id, named.length]))
  const counting: EventId[] = []
  const places = new Map<EventId, number>()
  const seen = new Map<EventId, Uint32Array>()

  const look = (placed: Ledger): void => {
    const { id } = placed
    const before = join((parents.get(id) ?? []).map((parent) => seen.get(parent) ?? NOTHING))
    const counts = weigh(placed, {
      has: (earlier) => has(before, places.get(earlier)),
      all: () => bitsOf(before).flatMap((place) => counting[place] ?? []),
    })
    seen.set(id, counts ? withBit(before, counting.length) : before)
    if (!counts) return
    places.set(id, counting.length)
    counting.push(id)
  }

  let ready = [...waiting].filter(([, count]) => count === 0).map(([id]) => id)
  while (ready.length > 0) {
    const next: EventId[] = []
    for (const id of ready.sort()) {
      const placed = byId.get(id)
      if (placed) look(placed)
      for (const child of children.get(id) ?? []) {
        const left = (waiting.get(child) ?? 0) - 1
        waiting.set(child, left)
        if (left === 0) next.push(child)
      }
    }
    ready = next
  }
}

type Relations = {
  readonly parents: ReadonlyMap<EventId, readonly EventId[]>
  readonly children: ReadonlyMap<EventId, readonly EventId[]>
}

const relations = (byId: ReadonlyMap<EventId, Ledger>): Relations => {
  const parents = new Map<EventId, readonly EventId[]>()
  const children = new Map<EventId, EventId[]>()
  for (const { id, event } of byId.values()) {
    const before = event.prev as EventId | ''
    const named = [...new Set(before ? [...event.heads, before] : event.heads)]
    parents.set(id, named)
    for (const parent of named) {
      const known = children.get(parent)
      if (known) known.push(id)
      else children.set(parent, [id])
    }
  }
  return { parents, children }
}

const NOTHING = new Uint32Array(0)

/** All bits of several sets. One alone is given back as it is: sets are never changed. */
const join = (sets: readonly Uint32Array[]): Uint32Array => {
  const different = [...new Set(sets)]
  if (different.length <= 1) return different[0] ?? NOTHING
  const all = new Uint32Array(Math.max(...different.map(({ length }) => length)))
  for (const set of different) for (const [index, word] of set.entries()) all[index] = (all[index] ?? 0) | word
  return all
}

const has = (set: Uint32Array, place: number | undefined): boolean =>
  place !== undefined && ((set[place >>> 5] ?? 0) & (1 << (place & 31))) !== 0

const withBit = (set: Uint32Array, place: number): Uint32Array => {
  const more = new Uint32Array((place >>> 5) + 1)
  more.set(set)
  more[place >>> 5] = (more[place >>> 5] ?? 0) | (1 << (place & 31))
  return more
}

const bitsOf = (set: Uint32Array): number[] => {
  const places: number[] = []
  for (const [index, word] of set.entries()) {
    if (word === 0) continue
    for (let bit = 0; bit < 32; bit += 1) if ((word & (1 << bit)) !== 0) places.push(index * 32 + bit)
  }
  return places
}
