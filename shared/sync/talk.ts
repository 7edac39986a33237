import type { Content } from '../contents/words'
import { isPart, isPost } from '../documents/monthLine'
import type { PlacedEvent, TalkFields } from '../events/event'
import { lacksWords, unpackHeads } from '../events/packHeads'
import { couldStand } from '../governance/couldStand'
import type { Notable, StreamHead } from '../ports/documentStore.port'
import type { Hash, TalkDocId } from '../protocol/ids'
import { isStreamDoc } from '../protocol/ids'
import type { Acknowledgements } from './acknowledgements'
import type { Claims } from './claims'
import type { ContentsBook, Gone } from './contentsBook'
import type { Context } from './context'
import { createDueWords, wordsOf } from './dueWords'
import type { Likenesses } from './likenesses'
import { beyond } from './mend'
import type { MonthBook } from './monthBook'
import type { Patience } from './patience'
import type { Along } from './roomFiles'
import type { TalkIndex } from './talkIndex'
import { notableOf } from './talkIndex'

type Event = PlacedEvent<TalkFields>
type Stream = { readonly doc: TalkDocId; readonly client: number }

/** What new talk events mean for the rest of the engine. */
export type Talk = {
  /**
   * Events that are in their streams now: keeps the words that came along, notes which are lacking. `along` is to be
   * written in one go with the events, so that no words are on disk later than they are said to be; `stored` is to be
   * called once that is done. `follow` does what takes time.
   */
  take(
    doc: TalkDocId,
    fresh: readonly Event[],
    along: readonly Content[],
  ): { readonly along: Along; stored(): void; follow(): Promise<void> }
  /** Looks at streams whose words were not all here when they were last heard of; newest month first. */
  resume(): Promise<void>
  /**
   * A document was mended: what was read of it before may not be what was written, so it is read again, and so is which of
   * its words are here. Events beyond where its streams ended before are followed up, as if they had come now.
   */
  mended(doc: TalkDocId, before: ReadonlyMap<number, number>): Promise<void>
  /** The ledger says something else than before. */
  judge(): Promise<void>
}

export const createTalk = (given: {
  readonly context: Context
  readonly book: MonthBook
  readonly index: TalkIndex
  readonly likenesses: Likenesses
  readonly contents: ContentsBook
  readonly claims: Claims
  readonly acknowledgements: Acknowledgements
  /** What the disk knows of editions. */
  readonly ofEditions: readonly Notable[]
  /** Events that are in their streams are followed up, however long the disk does not answer. */
  readonly patience: Patience
  /** Documents that were not welcome before may be now. */
  readonly onNoteFounded: () => void
  /** Told of all that is new, before anybody else is. */
  readonly heard: (fresh: readonly Event[]) => void
}): Talk => {
  const { context, book, index, likenesses, contents, claims, acknowledgements, patience, onNoteFounded, heard } = given
  const { files, emit, state } = context
  /** Streams that were not read, since nothing in them that lacks its words may be. */
  const unread = new Set<Stream>()
  const due = createDueWords(given)

  /** The stream is complete up to where it lacks nothing, as far as that can be said without waiting for the disk. */
  const countComplete = (doc: TalkDocId, fresh: readonly Event[], along: ReadonlySet<string>): void => {
    const streams = files.streams(doc)
    for (const placed of fresh) {
      const { client, event } = placed
      if (streams.head(client)?.complete !== event.seq || claims.first(doc, client) !== undefined) continue
      const words = wordsOf(placed)
      if (!words || along.has(words.hash) || contents.isErased(words.hash)) streams.complete(client, event.seq + 1)
    }
  }

  /** Returns the pictures that are to be gone by these. */
  const tell = (doc: TalkDocId, fresh: readonly Event[]): readonly Gone[] => {
    book.add(fresh)
    heard(fresh)
    emit('events', doc, fresh)
    return likenesses.add(fresh)
  }

  /** Erases what is to be gone now that these events are here; those words. */
  const eraseFor = async (fresh: readonly Event[], replaced: readonly Gone[]): Promise<ReadonlySet<Hash>> => {
    const { gone: takenBack, settle } = await index.follow(fresh)
    const gone = [...takenBack, ...replaced]
    await contents.erase(gone)
    settle()
    return new Set(gone.map(({ hash }) => hash))
  }

  const take: Talk['take'] = (doc, fresh, along) => {
    due.know(fresh)
    // What was said here is kept, whatever the ledger has come to say meanwhile: nobody else may have it.
    const isKept = (placed: Event): boolean => placed.event.device === context.device.id || due.isDue(placed)
    // Of many events that come without words nothing is asked twice.
    const named = new Set(
      along.length > 0 ? fresh.flatMap((placed) => (isKept(placed) ? (wordsOf(placed)?.hash ?? []) : [])) : [],
    )
    const welcome = along.filter(({ hash }) => named.has(hash) && !contents.isErased(hash))
    if (welcome.length > 0) contents.keep(welcome)
    const here = new Set<string>(welcome.map(({ hash }) => hash))
    countComplete(doc, fresh, here)
    const lacking = fresh.filter((placed) => !here.has(wordsOf(placed)?.hash ?? ''))
    due.lack(doc, lacking)
    return {
      along: { notables: fresh.flatMap((placed) => notableOf(placed) ?? []), contents: welcome },
      stored: () => contents.kept(welcome),
      follow: async () => {
        const replaced = tell(doc, fresh)
        await patience.until(async () => {
          const lost = await eraseFor(fresh, replaced)
          const wanted = due.toWant(lacking.filter((placed) => !lost.has(wordsOf(placed)?.hash ?? NO_WORDS)))
          contents.wantNew([...wanted, ...due.join(fresh.filter(isPost))])
        })
        if (fresh.some(isFounding)) onNoteFounded()
      },
    }
  }

  /** Events beyond where their streams are known to be complete, without those of messages that are taken back. */
  const openEvents = async (doc: TalkDocId, clients: ReadonlySet<number>): Promise<readonly Event[]> => {
    const { line, release } = await book.hold(doc)
    try {
      await book.fill(doc)
      const streams = files.streams(doc)
      const all = (await files.events(doc)) as readonly Event[]
      const events = all.filter(
        ({ client, event }) => clients.has(client) && event.seq >= (streams.head(client)?.complete ?? 0),
      )
      const named = new Set<string>(events.filter(isPart).map(({ event }) => event.of))
      due.know(all.filter(({ id }) => named.has(id)))
      const taken = new Set(line.messages().flatMap(({ id, takenBack }) => (takenBack ? [id] : [])))
      return events.filter(
        ({ id, event }) => !taken.has(id) && !((event.kind === 'edit' || event.kind === 'part') && taken.has(event.of)),
      )
    } finally {
      release()
    }
  }

  const review = async (): Promise<void> => {
    const { gone, settle } = await index.review()
    await contents.erase([...gone, ...likenesses.replaced()])
    settle()
  }

  /** What a document's streams lack from where they are known to be complete. */
  const resumeDoc = async (doc: TalkDocId, clients: ReadonlySet<number>): Promise<void> => {
    const open = await openEvents(doc, clients)
    due.lack(doc, open)
    for (const client of clients) acknowledgements.trust(doc, client)
    await index.reopen(open)
    await contents.want(due.toWant(open))
  }

  const resumeAll = async (streams: readonly Stream[]): Promise<void> => {
    const byDoc = new Map<TalkDocId, Set<number>>()
    for (const { doc, client } of streams) byDoc.set(doc, (byDoc.get(doc) ?? new Set()).add(client))
    for (const doc of [...byDoc.keys()].sort().reverse()) await resumeDoc(doc, byDoc.get(doc) ?? new Set())
  }

  /** Streams that are not known to have all their words here. */
  const incomplete = (): readonly (Stream & StreamHead)[] =>
    files.summaries().flatMap(({ doc, heads }) => {
      if (doc === 'ledger' || !isStreamDoc(doc) || !lacksWords(heads)) return []
      return unpackHeads(heads).flatMap((head) => (head.complete < head.length ? [{ doc, ...head }] : []))
    })
  for (const { doc, client } of incomplete()) acknowledgements.doubt(doc, client)

  return {
    take,
    resume: async () => {
      const doubtful: Stream[] = []
      for (const { doc, client, device, complete } of incomplete()) {
        if (couldStand(state(), { doc, client, device }, complete)) doubtful.push({ doc, client })
        else unread.add({ doc, client })
      }
      await patience.until(async () => {
        await resumeAll(doubtful)
        await review()
      })
    },
    mended: async (doc, before) => {
      const open = files
        .streams(doc)
        .heads()
        .filter(({ length, complete }) => complete < length)
      for (const { client } of open) acknowledgements.doubt(doc, client)
      let again: readonly Event[] = []
      await patience.until(async () => {
        const all = await book.renew(doc)
        again = beyond(all, before)
        await eraseFor(again, tell(doc, again))
        // These may have been here before, and their words with them: the disk is asked first.
        await resumeDoc(doc, new Set(open.map(({ client }) => client)))
        // By what was misread, words may have been kept as another's, and their taking back been settled.
        await index.reopen(all)
        // What was said of a message that could not be found may be followed up now.
        await review()
      })
      // Of streams that are gone, or complete, there is nothing to look up any more: what comes of them is known.
      for (const client of before.keys())
        if (!open.some((head) => head.client === client)) acknowledgements.trust(doc, client)
      if (again.some(isFounding)) onNoteFounded()
    },
    judge: async () => {
      book.judge(state())
      const wanted = due.weighAnew()
      const free = [...unread].filter(({ doc, client }) => {
        const head = files.streams(doc).head(client)
        return head && couldStand(state(), { doc, client, device: head.device }, head.complete)
      })
      for (const stream of free) unread.delete(stream)
      await patience.until(async () => {
        // Of those some may have been taken back by the time the disk answers.
        await contents.want(wanted.filter(({ hash }) => claims.isLacking(hash)))
        await resumeAll(free)
        await review()
      })
    },
  }
}

const isFounding = ({ event }: Event): boolean => event.kind === 'noteFounded'

/** No words are called so. */
const NO_WORDS = '' as Hash
