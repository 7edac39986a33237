import type { EventId, StreamDocId } from '../protocol/ids'
import type { PlacedEvent } from './event'
import { eventIdOf } from './eventId'
import type { ParsedEvent } from './parseEvent'
import { parseEvent } from './parseEvent'
import type { Entry } from './readEntries'
import { readEntries } from './readEntries'

/** Entries of one stream that follow on each other. */
export type CheckedRun = {
  readonly client: number
  /** The clock of the first entry. */
  readonly from: number
  readonly entries: readonly { readonly text: string; readonly placed: PlacedEvent }[]
}

/** A run whose strings have been found in their place and taken apart, but not yet checked against each other. */
export type RawRun = CheckedRun & { readonly newest: ParsedEvent }

type GrowingRun = {
  readonly client: number
  readonly from: number
  readonly entries: { readonly text: string; readonly placed: PlacedEvent }[]
  newest: ParsedEvent
}

/** So many entries are taken apart at a stretch (1 to 2 ms); in between, other things have their turn. */
const AT_A_STRETCH = 64

/**
 * The runs of an update to a document of streams, one for each stream. Throws Refused for whatever appending events
 * could not have made. No more than a stretch of it is looked at before other work gets its turn.
 */
export const rawRuns = (update: Uint8Array, doc: StreamDocId): Promise<readonly RawRun[]> =>
  collect(update, doc, ({ text }) => eventIdOf(text))

/**
 * The runs of an update that this machine has checked before and kept. There the next event's `prev` tells an event's
 * id; only the ends are hashed. Throws Refused when the disk changed it beyond reading.
 */
export const readRuns = async (update: Uint8Array, doc: StreamDocId): Promise<readonly CheckedRun[]> => {
  const runs = await collect(update, doc, ({ text, client }, next) =>
    next?.client === client ? (next.event.prev as EventId) : eventIdOf(text),
  )
  return runs.map(({ client, from, entries }) => ({ client, from, entries }))
}

type ParsedEntry = Entry & ParsedEvent
type Identify = (entry: ParsedEntry, next: ParsedEntry | undefined) => EventId | Promise<EventId>

const collect = async (update: Uint8Array, doc: StreamDocId, identify: Identify): Promise<readonly RawRun[]> => {
  const runs: GrowingRun[] = []
  for (const stretch of stretches(readEntries(update))) {
    const parsed = stretch.map((entry) => ({ ...entry, ...parseEvent(entry.text, doc === 'ledger') }))
    // Hashes are computed elsewhere; waiting for them is what gives way.
    const ids = await Promise.all(parsed.map((entry, index) => identify(entry, parsed[index + 1])))
    for (const [index, one] of parsed.entries()) {
      const { client, clock, text } = one
      const id = ids[index]
      if (!id) continue
      const entry = { text, placed: { id, in: doc, client, event: one.event } }
      const last = runs.at(-1)
      if (last?.client === client) {
        last.entries.push(entry)
        last.newest = one
      } else runs.push({ client, from: clock, entries: [entry], newest: one })
    }
  }
  return runs
}

function* stretches(entries: Iterable<Entry>): Generator<readonly Entry[], void> {
  let stretch: Entry[] = []
  for (const entry of entries) {
    stretch.push(entry)
    if (stretch.length < AT_A_STRETCH) continue
    yield stretch
    stretch = []
  }
  if (stretch.length > 0) yield stretch
}
