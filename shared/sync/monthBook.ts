import type { Change, MonthLine } from '../documents/monthLine'
import type { Pile } from '../documents/pile'
import { createPile } from '../documents/pile'
import { createMonthLine, isChange, isPart } from '../documents/monthLine'
import type { Part, PlacedEvent, TalkFields } from '../events/event'
import type { RoomState } from '../governance/roomState'
import type { MessageId, TalkDocId } from '../protocol/ids'
import { talkDoc } from '../protocol/ids'
import { limits } from '../protocol/limits'
import type { Context } from './context'
import type { ReadAhead } from './readRoom'
import { roomNow } from './welcome'

/** Months that stay in memory when nobody looks at them any more, and months whose changes do. */
const LINES = 2
const CHANGES = 8

/** A month that somebody looks at; it stays in memory, and up to date, until it is released. */
export type HeldMonth = { readonly line: MonthLine; release(): void }

/** The months of the conversation, read when they are wanted: what was not asked for is not in memory. */
export type MonthBook = {
  hold(doc: TalkDocId): Promise<HeldMonth>
  /** Makes sure that nothing is missing in a month that is held. */
  fill(doc: TalkDocId): Promise<void>
  /** Reads a month anew, and gives its events: what is in memory of it may not be what was written. */
  renew(doc: TalkDocId): Promise<readonly PlacedEvent<TalkFields>[]>
  /** What edits, takings back, and parts that stand in another month say of a month's messages, without reading the month. */
  said(doc: TalkDocId): Promise<Pick<Pile<MessageId, Said>, 'get'>>
  /** New events, to the months that are in memory. */
  add(events: readonly PlacedEvent<TalkFields>[]): void
  judge(state: RoomState): void
}

type Kept = { reading: Promise<MonthLine>; line?: MonthLine; holders: number; late: PlacedEvent<TalkFields>[] }
type Said = Change | PlacedEvent<Part>
type Changes = Pile<MessageId, Said>

const isElsewhere = (placed: PlacedEvent<TalkFields>): placed is Said =>
  isChange(placed) || (isPart(placed) && talkDoc(placed.event.month) !== placed.in)

/** `ahead`: a month that is on its way already. It is held from the start, so that what comes meanwhile is in it. */
export const createMonthBook = (context: Context, ahead?: ReadAhead): MonthBook => {
  const { room, store, files, state } = context
  /** Least lately used first. */
  const months = new Map<TalkDocId, Kept>()
  const changes = new Map<TalkDocId, Promise<Changes>>()

  const note = (into: Changes, change: Said): boolean => into.add(change.event.of, change)

  const readChanges = async (doc: TalkDocId): Promise<Changes> => {
    const all: Changes = createPile()
    // First what is under way: what reaches the disk between the two looks is then in both, which does no harm.
    for (const { placed } of [...files.unwritten(doc), ...(await store.notables(room, doc))]) note(all, placed as Said)
    return all
  }

  const changesOf = (doc: TalkDocId): Promise<Changes> => {
    const known = changes.get(doc) ?? readChanges(doc)
    changes.delete(doc)
    changes.set(doc, known)
    // What could not be read is read again when it is next wanted.
    known.catch(() => changes.get(doc) === known && changes.delete(doc))
    for (const old of [...changes.keys()].slice(0, -CHANGES)) changes.delete(old)
    return known
  }

  const eventsOf = async (doc: TalkDocId): Promise<readonly PlacedEvent<TalkFields>[]> =>
    (await files.events(doc)) as readonly PlacedEvent<TalkFields>[]

  let onItsWay = ahead
  const newestOf = (doc: TalkDocId): ReadAhead['newest'] => {
    if (doc !== onItsWay?.doc) return files.newest(doc)
    const { newest } = onItsWay
    onItsWay = undefined
    return newest
  }

  const read = async (doc: TalkDocId): Promise<MonthLine> => {
    // By the clock as it is then: a month may be looked at for hours.
    const believe = (at: number): number => Math.min(at, roomNow(context) + limits.clockAhead)
    const [kept, its] = await Promise.all([newestOf(doc), changesOf(doc)])
    // What was said by a clock that is far ahead would hide all that is said until then.
    const newest = kept && kept.since <= roomNow(context) ? kept : undefined
    const line = createMonthLine(doc, state(), believe, newest?.since)
    line.add((newest?.events ?? (await eventsOf(doc))) as PlacedEvent<TalkFields>[])
    line.add([...its.values()].flat())
    const month = months.get(doc)
    if (month) upToDate(month, line)
    return line
  }

  /** What has come, and been said in the ledger, while the disk was read. */
  const upToDate = (kept: Kept, line: MonthLine): void => {
    line.add(kept.late.splice(0))
    line.judge(state())
    kept.line = line
  }

  const sweep = (): void => {
    const idle = [...months].filter(([, { holders, line }]) => holders === 0 && line)
    for (const [doc] of idle.slice(0, -LINES)) months.delete(doc)
  }

  const hold: MonthBook['hold'] = async (doc) => {
    const kept: Kept = months.get(doc) ?? { reading: Promise.resolve().then(() => read(doc)), holders: 0, late: [] }
    months.delete(doc)
    months.set(doc, kept)
    kept.holders += 1
    let held = true
    const release = (): void => {
      if (!held) return
      held = false
      kept.holders -= 1
      sweep()
    }
    try {
      return { line: await kept.reading, release }
    } catch (error) {
      months.delete(doc)
      throw error
    }
  }

  // Nobody looks at it yet; what goes wrong is told to whoever does.
  if (ahead)
    hold(ahead.doc)
      .then(({ release }) => release())
      .catch(() => undefined)

  return {
    hold,
    fill: async (doc) => {
      const line = await months.get(doc)?.reading
      if (!line || line.since === 0) return
      // What comes while the disk is read is added to the line as it comes.
      line.fill(await eventsOf(doc))
    },
    renew: async (doc) => {
      const kept = months.get(doc)
      if (!kept) return eventsOf(doc)
      const before = kept.reading
      const renewing = before.then(async (line) => {
        delete kept.line
        try {
          const [events, its] = await Promise.all([eventsOf(doc), changesOf(doc)])
          line.renew([...events, ...[...its.values()].flat()])
          return events
        } finally {
          upToDate(kept, line)
        }
      })
      // Whoever looks at it meanwhile would miss what has come meanwhile.
      kept.reading = renewing.then(
        () => before,
        () => before,
      )
      return renewing
    },
    said: changesOf,
    add: (events) => {
      for (const { line, late } of months.values()) {
        if (line) line.add(events)
        else late.push(...events)
      }
      for (const placed of events) {
        if (!isElsewhere(placed)) continue
        // Where they are being read, what comes meanwhile is put behind it.
        void changes.get(talkDoc(placed.event.month))?.then((all) => note(all, placed))
      }
    },
    judge: (next) => {
      for (const { line } of months.values()) line?.judge(next)
    },
  }
}
