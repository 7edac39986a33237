import type { LedgerFields, PlacedEvent } from '../events/event'
import type { EventId } from '../protocol/ids'

type Ledger = PlacedEvent<LedgerFields>

/** What an event had seen, of the events that fit; of others nothing is known. Good for as long as one likes. */
export type Seen = {
  has(earlier: EventId): boolean
  /** The same by the other event's place: much quicker, for what is asked very often. */
  hasPlace(place: number): boolean
  /** The event's own place among those that fit, if it does. */
  readonly place: number
  /** No place from here on was seen. */
  readonly end: number
}

/**
 * Looks at each event after everything that it had seen, in an order that is the same however they are given (Kahn's
 * algorithm, ties by id); `weigh` says whether it fits. Of two events, which is looked at first depends on nothing but
 * what they had seen. Events are left out as long as not all of their heads are there. Without recursion: a ledger may
 * be a chain of any length.
 *
 * An event has also seen what stands before it in its own stream (`prev`). Heads can't form a circle, since an id is a hash
 * over its heads. What was seen is kept as one bit for each event that fits: those that nobody may write anyway
 * take no room, and events that had seen the same share it.
 */
export const inCausalOrder = (events: readonly Ledger[], weigh: (placed: Ledger, seen: Seen) => boolean): void => {
  const byId = new Map(events.map((placed) => [placed.id, placed]))
  const { parents, children } = relations(byId)
  const waiting = new Map([...parents].map(([id, named]) => [id, named.length]))
  const places = new Map<EventId, number>()
  const looked = new Map<EventId, Looked>()

  const look = (placed: Ledger): void => {
    const { id } = placed
    const before = join((parents.get(id) ?? []).map((parent) => withItself(looked.get(parent))))
    const place = places.size
    const fits = weigh(placed, {
      place,
      end: before.length * 32,
      has: (earlier) => has(before, places.get(earlier)),
      hasPlace: (earlier) => has(before, earlier),
    })
    looked.set(id, { before, place: fits ? place : undefined, whole: undefined })
    if (fits) places.set(id, place)
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

/** The events that an event names: its heads, and the one before it in its stream. */
export const namedBy = ({ event }: Ledger): readonly EventId[] => {
  const before = event.prev as EventId | ''
  return [...new Set(before ? [...event.heads, before] : event.heads)]
}

type Relations = {
  readonly parents: ReadonlyMap<EventId, readonly EventId[]>
  readonly children: ReadonlyMap<EventId, readonly EventId[]>
}

const relations = (byId: ReadonlyMap<EventId, Ledger>): Relations => {
  const parents = new Map<EventId, readonly EventId[]>()
  const children = new Map<EventId, EventId[]>()
  for (const placed of byId.values()) {
    const { id } = placed
    const named = namedBy(placed)
    parents.set(id, named)
    for (const parent of named) {
      const known = children.get(parent)
      if (known) known.push(id)
      else children.set(parent, [id])
    }
  }
  return { parents, children }
}

type Looked = { readonly before: Uint32Array; readonly place: number | undefined; whole: Uint32Array | undefined }

const NOTHING = new Uint32Array(0)

/** What an event that names this one has seen through it. */
const withItself = (looked: Looked | undefined): Uint32Array => {
  if (!looked) return NOTHING
  if (looked.place === undefined) return looked.before
  looked.whole ??= withBit(looked.before, looked.place)
  return looked.whole
}

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
