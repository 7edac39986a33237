import type { Edited, Edition, Part } from '../events/event'
import { canSay } from '../governance/canSay'
import type { Notable } from '../ports/documentStore.port'
import type { EventId, MessageId, TalkDocId } from '../protocol/ids'
import { monthOfDoc, talkDoc } from '../protocol/ids'
import type { Appender } from './append'
import type { ContentsBook } from './contentsBook'
import type { Context } from './context'
import type { Likenesses } from './likenesses'
import type { MonthBook } from './monthBook'
import type { Patience } from './patience'
import type { TalkDraft } from './replica'
import type { TalkIndex } from './talkIndex'

type Said = Notable['placed']

/**
 * Milliseconds between two looks at who is linked. At the second at which somebody is they have given back what they have,
 * and told what has been said since: an old name of a shelf must not be said after a newer one.
 */
const LOOK = 10_000

/**
 * What this device said in a document and its disk has lost since, though it is still noted beside the streams: a note's
 * founding, an edition, a name, a taking back. Perhaps nobody else has it, and then it would hold on this machine alone, for ever. So
 * it is said once more when members are there who have not given it back, if it still counts.
 */
export type SayAgain = {
  /** The disk has lost part of this document: notes, also for the next start, what may have to be said again. */
  lost(doc: TalkDocId): Promise<void>
  end(): void
}

export const createSayAgain = (given: {
  readonly context: Context
  readonly index: TalkIndex
  readonly likenesses: Likenesses
  readonly book: MonthBook
  readonly contents: ContentsBook
  readonly append: Appender['appendTalk']
  readonly repeat: Appender['repeat']
  /** From now on what was said again counts instead. */
  readonly forget: (id: EventId) => void
  /** What the disk does not tell is asked again. */
  readonly patience: Patience
}): SayAgain => {
  const { context, index, likenesses, book, contents, append, repeat, forget, patience } = given
  const { room, store, writer, device, files, peers, clock, state } = context
  const unsaid = new Map<EventId, Notable>()
  let isLoaded = false
  let wasLinked = false
  let ended = false
  let cancel: (() => void) | undefined

  const isLost = ({ in: doc, client, event }: Said): boolean =>
    event.device === device.id && files.streams(doc as TalkDocId).length(client) <= event.seq

  /** As it is when it need not be said again. */
  const note = ({ placed, about }: Notable): Notable => {
    const one = { placed, about: about.filter((thing) => thing !== 'unsaid') }
    unsaid.set(placed.id, one)
    return one
  }

  const isNewest = async ({ of, month, hash }: Edited): Promise<boolean> => {
    const { line, release } = await book.hold(talkDoc(month))
    try {
      await book.fill(talkDoc(month))
      const message = line.message(of)
      return message !== undefined && !message.takenBack && message.hash === hash
    } finally {
      release()
    }
  }

  /** Editions that were said again, and so are called otherwise: their parts name them anew. */
  const anew = new Map<MessageId, Pick<Part, 'of' | 'month'>>()

  /** Whether a part's message is here, or was said again, and lacks it. */
  const isLackedPart = async ({ of, month }: Part): Promise<boolean> => {
    if (anew.has(of)) return true
    const { line, release } = await book.hold(talkDoc(month))
    try {
      await book.fill(talkDoc(month))
      return line.message(of)?.partsToCome ?? false
    } finally {
      release()
    }
  }

  /** Whether it is what holds of the thing that it is about, as far as is known here. */
  const counts = async ({ id, event }: Said): Promise<boolean> => {
    if (!canSay(state(), device.id, event.kind)) return false
    const self = state().byDevice.get(device.id)
    switch (event.kind) {
      case 'noteFounded':
        return index.notes().some((note) => note.id === id)
      case 'noteShelved':
        return index.shelf(event.note) === event.shelf
      case 'named':
        return self?.name === event.name
      case 'likeness': {
        const shown = self && likenesses.all().get(self.id)
        return shown?.by === device.id && shown.tone === event.tone && shown.picture === event.hash
      }
      case 'edit':
        return isNewest(event)
      case 'edition':
        return index.editions().some((edition) => edition.id === id)
      case 'part':
        return isLackedPart(event)
      default:
        return true
    }
  }

  /** The sum that an edition signs is of these very parts: so they are named once more, not made anew. */
  const sayWhole = async (id: EventId, event: Edition | Part): Promise<void> => {
    const [content] = await contents.along([event.hash])
    if (!content) return
    if (event.kind === 'part') {
      const { kind, nth, hash } = event
      const { of, month } = anew.get(event.of) ?? event
      return void (await repeat({ kind, of, month, nth, hash }, content))
    }
    const { kind, hash, parts, sum } = event
    const { placed } = await repeat({ kind, hash, ...(parts && { parts }), ...(sum && { sum }) }, content)
    anew.set(id, { of: placed.id, month: monthOfDoc(placed.in as TalkDocId) })
  }

  const say = async ({ id, event }: Said): Promise<void> => {
    if (event.kind === 'edition' || event.kind === 'part') return sayWhole(id, event)
    if (event.kind !== 'edit' && event.kind !== 'likeness') return void (await append(saidIn(event)))
    // Their words are said anew too: those of before belong to what was lost.
    const { hash } = event
    const words = hash && (await contents.read([hash])).get(hash)
    if (!hash || words) await append(saidIn(event), words)
  }

  const sayAll = async (): Promise<void> => {
    const all = [...unsaid.values()].sort((one, other) => one.placed.event.at - other.placed.event.at)
    for (const { placed, about } of all) {
      const isGone = isLost(placed)
      if (isGone && (await counts(placed))) await say(placed)
      if (isGone) forget(placed.id)
      // What was said again is about nothing any more, and not found another time.
      void writer.write({ notables: [{ placed, about: isGone ? [] : about }] })
      unsaid.delete(placed.id)
    }
  }

  const look = async (): Promise<void> => {
    if (!isLoaded) (await store.notables(room, 'unsaid')).forEach(note)
    isLoaded = true
    const isDue = wasLinked && peers.size > 0
    wasLinked = peers.size > 0
    if (unsaid.size === 0) return
    if (isDue) await sayAll()
    else lookSoon()
  }

  const lookSoon = (): void => {
    cancel?.()
    if (!ended) cancel = clock.after(LOOK, () => void patience.until(look))
  }
  lookSoon()

  return {
    lost: (doc) =>
      patience.until(async () => {
        for (const notable of await store.notablesIn(room, doc)) {
          if (!isLost(notable.placed)) continue
          const one = note(notable)
          void writer.write({ notables: [{ ...one, about: [...one.about, 'unsaid'] }] })
        }
        // Whoever was linked before that has had no time to give it back.
        wasLinked = false
        if (unsaid.size > 0) lookSoon()
      }),
    end: () => {
      ended = true
      cancel?.()
    },
  }
}

/** What an event says, without its place and its words. */
const saidIn = (event: Exclude<Said['event'], Edition | Part>): TalkDraft => {
  switch (event.kind) {
    case 'edit':
      return { kind: event.kind, of: event.of, month: event.month }
    case 'takenBack':
    case 'redacted':
      return { kind: event.kind, of: event.of, month: event.month, hash: event.hash }
    case 'noteFounded':
      return { kind: event.kind, note: event.note }
    case 'noteShelved':
      return { kind: event.kind, note: event.note, shelf: event.shelf }
    case 'noteWriter':
      return { kind: event.kind, note: event.note, client: event.client }
    case 'mark':
      return {
        kind: event.kind,
        as: event.as,
        ...(event.of && { of: event.of }),
        ...(event.month && { month: event.month }),
      }
    case 'likeness':
      return { kind: event.kind, ...(event.tone !== undefined && { tone: event.tone }) }
    case 'named':
      return { kind: event.kind, name: event.name }
  }
}
