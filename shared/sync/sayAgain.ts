import { isPart } from '../documents/monthLine'
import type { Edited, Edition, Part, PlacedEvent, Posted, TalkFields } from '../events/event'
import { canSay } from '../governance/canSay'
import type { Notable } from '../ports/documentStore.port'
import type { EventId, MessageId, Month, TalkDocId } from '../protocol/ids'
import { monthOfDoc, talkDoc } from '../protocol/ids'
import type { Acknowledgements } from './acknowledgements'
import type { Appender } from './append'
import type { ContentsBook } from './contentsBook'
import type { Context } from './context'
import type { Likenesses } from './likenesses'
import type { Called } from './messageAgain'
import { createMessageAgain } from './messageAgain'
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
 * it is said once more when members are there who have not given it back, if it still counts. The same of messages that can still be read, and
 * stand behind what was lost, as what is said before the damage is noticed does: nobody could be given them where they stand. Of who is
 * known to have one, and is away, it is awaited that they bring it.
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
  readonly acknowledgements: Pick<Acknowledgements, 'delivery'>
  readonly append: Appender['appendTalk']
  readonly repeat: Appender['repeat']
  /** What is noted to be said again, of earlier sessions too, by its id. */
  readonly unsaid: Map<EventId, Notable>
  /** From now on what was said again counts instead. */
  readonly forget: (id: EventId) => void
  /** What the disk does not tell is asked again. */
  readonly patience: Patience
}): SayAgain => {
  const { context, index, likenesses, book, contents, append, repeat, unsaid, forget, patience } = given
  const { room, store, writer, device, files, peers, clock, state } = context
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
  for (const one of unsaid.values()) note(one)

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

  /** Editions and messages that were said again, and so are called otherwise: what was said of them names them anew. */
  const anew = new Map<EventId, Called>()
  const editionsAnew = new Set<EventId>()
  const call = (id: EventId, { id: now, in: doc }: PlacedEvent): void => {
    anew.set(id, { of: now as MessageId, month: monthOfDoc(doc as TalkDocId) })
  }
  const messages = createMessageAgain(given)

  /** Whether a part's message is here, or was said again, and lacks it: a message was with all that it has. */
  const isLackedPart = async ({ of, month }: Part): Promise<boolean> => {
    if (anew.has(of)) return editionsAnew.has(of)
    const { line, release } = await book.hold(talkDoc(month))
    try {
      await book.fill(talkDoc(month))
      return line.message(of)?.partsToCome ?? false
    } finally {
      release()
    }
  }

  /** As it was signed; 0 for what is not here. */
  const timeOf = async (message: MessageId, month: Month): Promise<number> => {
    const { line, release } = await book.hold(talkDoc(month))
    try {
      await book.fill(talkDoc(month))
      return line.post(message)?.at ?? 0
    } finally {
      release()
    }
  }

  /** Whether it is what holds of the thing that it is about, as far as is known here. */
  const counts = async (placed: Said): Promise<boolean> => {
    const { id, event } = placed
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
      case 'message':
        return messages.counts(placed as PlacedEvent<Posted>)
      case 'edit':
        return anew.has(event.of) || isNewest(event)
      case 'edition':
        return index.editions().some((edition) => edition.id === id)
      case 'part':
        return isLackedPart(event)
      default:
        return true
    }
  }

  /** The sum that an edition signs is of these very parts: so they are named once more, not made anew. */
  const sayPart = async ({ kind, nth, hash, ...event }: Part): Promise<void> => {
    const [content] = await contents.along([hash])
    const { of, month } = anew.get(event.of) ?? event
    if (content) await repeat({ kind, of, month, nth, hash }, content, await timeOf(of, month))
  }

  const sayEdition = async (edition: PlacedEvent<Edition>): Promise<void> => {
    const { kind, hash, parts, sum } = edition.event
    const [content] = await contents.along([hash])
    if (!content) return
    const { placed } = await repeat({ kind, hash, ...(parts && { parts }), ...(sum && { sum }) }, content)
    call(edition.id, placed)
    editionsAnew.add(edition.id)
    // They stand in a stream of their own, of which nothing need be lost.
    for (const { event } of parts ? await messages.parts(edition) : []) await sayPart(event)
  }

  const sayMessage = async (message: PlacedEvent<Posted>): Promise<void> => {
    const { replyTo, replyMonth } = message.event
    const parent = replyTo && anew.get(replyTo)
    const lost = Array.from(unsaid.values(), ({ placed }): PlacedEvent<TalkFields> => placed)
    const parts = lost.filter(isPart).filter(({ event }) => event.of === message.id)
    const reply = parent ? { replyTo: parent.of, replyMonth: parent.month } : { replyTo, replyMonth }
    const placed = await messages.say(message, parts, reply)
    if (placed) call(message.id, placed)
  }

  const say = async (placed: Said): Promise<void> => {
    const { event } = placed
    if (event.kind === 'message') return sayMessage(placed as PlacedEvent<Posted>)
    if (event.kind === 'edition') return sayEdition(placed as PlacedEvent<Edition>)
    if (event.kind === 'part') return sayPart(event)
    if (event.kind !== 'edit' && event.kind !== 'likeness') return void (await append(saidIn(event)))
    // Their words are said anew too: those of before belong to what was lost.
    const { hash } = event
    const words = hash && (await contents.read([hash])).get(hash)
    const about = event.kind === 'edit' ? anew.get(event.of) : undefined
    if (!hash || words) await append({ ...saidIn(event), ...about } as TalkDraft, words)
  }

  const sayAll = async (): Promise<void> => {
    const all = [...unsaid.values()].sort((one, other) => one.placed.event.at - other.placed.event.at)
    for (const { placed, about } of all) {
      const isGone = isLost(placed)
      if (isGone && placed.event.kind === 'message' && messages.isAwaited(placed)) continue
      if (isGone && (await counts(placed))) await say(placed)
      if (isGone) forget(placed.id)
      // What was said again is about nothing any more, and not found another time.
      void writer.write({ notables: [{ placed, about: isGone ? [] : about }] })
      unsaid.delete(placed.id)
    }
  }

  const look = async (): Promise<void> => {
    // Who is alone in the room is not given anything back.
    const isDue = state().byDevice.size === 1 || (wasLinked && peers.size > 0)
    wasLinked = peers.size > 0
    if (unsaid.size > 0 && isDue) await sayAll()
    if (unsaid.size > 0) lookSoon()
  }

  const lookSoon = (): void => {
    cancel?.()
    if (!ended) cancel = clock.after(LOOK, () => void patience.until(look))
  }
  lookSoon()

  return {
    lost: (doc) =>
      patience.until(async () => {
        const behind = (await files.behindGaps(doc)) as readonly PlacedEvent<TalkFields>[]
        const said = behind.filter(({ event }) => event.kind === 'message') as readonly PlacedEvent<Posted>[]
        const found = said.map((placed): Notable => ({ placed, about: [] }))
        for (const notable of [...(await store.notablesIn(room, doc)), ...found]) {
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
const saidIn = (event: Exclude<Said['event'], Posted | Edition | Part>): TalkDraft => {
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
