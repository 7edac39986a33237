import type { EventId, StreamDocId } from '../protocol/ids'
import type { PlacedEvent, SnugEvent } from './event'
import { eventIdOf } from './eventId'
import { AT_A_STRETCH, giveWay } from './giveWay'
import type { ParsedEvent } from './parseEvent'
import { parseEvent } from './parseEvent'
import { parseStored } from './parseStored'
import { streamsOf } from './mergeStreams'
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

/**
 * The runs of an update to a document of streams, one for each stream. Throws Refused for whatever appending events
 * could not have made; `parse` says what an event may be. No more than a stretch of it is looked at before other work gets its turn.
 */
export const rawRuns = async (update: Uint8Array, doc: StreamDocId, parse = parseEvent): Promise<readonly RawRun[]> => {
  const runs: GrowingRun[] = []
  for (const stretch of stretches(readEntries(update))) {
    if (runs.length > 0) await giveWay()
    const parsed = stretch.map((entry) => ({ ...entry, ...parse(entry.text, doc === 'ledger') }))
    const ids = await Promise.all(parsed.map(({ text }) => eventIdOf(text)))
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

/**
 * The events of updates that this machine has checked before and kept, each stream in its order, each once. There the
 * next event's `prev` tells an event's id; only the ends are hashed, and nothing is checked against its schema again.
 * Throws Refused when the disk changed them beyond reading.
 */
export const readStored = async (updates: readonly Uint8Array[], doc: StreamDocId): Promise<readonly PlacedEvent[]> => {
  const events: PlacedEvent[] = []
  for (const { client, texts } of streamsOf(updates)) {
    const parsed: SnugEvent[] = []
    for (const text of texts) {
      if (parsed.length % AT_A_STRETCH === AT_A_STRETCH - 1) await giveWay()
      parsed.push(parseStored(text))
    }
    for (const [index, event] of parsed.entries()) {
      const next = parsed[index + 1]
      const id = next ? (next.prev as EventId) : await eventIdOf(texts[index] ?? '')
      events.push({ id, in: doc, client, event })
    }
  }
  return events
}

/**
 * The same of updates that begin somewhere: what of each stream is there, in the order of the updates; an event may be
 * there twice.
 */
export const readRows = async (updates: readonly Uint8Array[], doc: StreamDocId): Promise<readonly PlacedEvent[]> => {
  const rows: { readonly client: number; readonly text: string; readonly event: SnugEvent; id?: EventId }[] = []
  /** The last row of each stream so far. */
  const last = new Map<number, (typeof rows)[number]>()
  for (const update of updates) {
    for (const { client, text } of readEntries(update)) {
      if (rows.length % AT_A_STRETCH === AT_A_STRETCH - 1) await giveWay()
      const row: (typeof rows)[number] = { client, text, event: parseStored(text) }
      const before = last.get(client)
      if (before && row.event.seq === before.event.seq + 1) before.id = row.event.prev as EventId
      last.set(client, row)
      rows.push(row)
    }
  }
  const events: PlacedEvent[] = []
  for (const { client, text, event, id } of rows)
    events.push({ id: id ?? (await eventIdOf(text)), in: doc, client, event })
  return events
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
