import type { Content } from '../contents/words'
import type { PlacedEvent, TalkFields } from '../events/event'
import { lacksWords, unpackHeads } from '../events/packHeads'
import { couldStand } from '../governance/couldStand'
import { stands } from '../governance/stands'
import type { StreamHead } from '../ports/documentStore.port'
import type { Hash, SessionId, StreamDocId, TalkDocId } from '../protocol/ids'
import { isStreamDoc } from '../protocol/ids'
import type { Acknowledgements } from './acknowledgements'
import type { Claim, Claims } from './claims'
import type { ContentsBook, Gone } from './contentsBook'
import type { Context } from './context'
import type { Likenesses } from './likenesses'
import { beyond } from './mend'
import type { MonthBook } from './monthBook'
import type { Patience } from './patience'
import type { Along } from './roomFiles'
import type { TalkIndex } from './talkIndex'
import { notableOf } from './talkIndex'
import type { WantedWords } from './wordsOrder'

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
  /** Words that nobody is asked for, since what they belong to is set aside; and when they were written. */
  const aside = new Map<Hash, number>()
  /** Of streams that lack words: what an entry stands for depends on its session too. */
  const sessions = new Map<number, SessionId>()

  /** Of words that are lacking, whose right to them, or turn, is another than a message's: who chooses how they are shown need not be one who may post. */
  const kinds = new Map<Hash, 'likeness' | 'edition' | 'part'>()

  const wordsOf = ({ event }: Event): WantedWords | undefined => {
    const { kind } = event
    if (kind !== 'message' && kind !== 'edition' && kind !== 'part' && kind !== 'edit' && kind !== 'likeness')
      return undefined
    return event.hash === undefined ? undefined : { hash: event.hash, at: event.at, isPart: kind === 'part' }
  }

  /** Whether the words are to be had, as the ledger is now. */
  const mayBe = (placed: Event): boolean => !wordsOf(placed) || stands(state(), placed)

  const claimMayBe = ({ doc, client, seq, hash }: Claim): boolean => {
    const [device, session] = [files.streams(doc).head(client)?.device, sessions.get(client)]
    if (!device || !session) return false
    return stands(state(), {
      in: doc,
      client,
      event: { kind: kinds.get(hash) ?? 'message', device, session, seq },
    })
  }

  /** Notes what is lacking; whose words are to be asked for is another question. */
  const lack = (doc: TalkDocId, events: readonly Event[]): void => {
    for (const { client, event } of events) {
      sessions.set(client, event.session)
      const { kind } = event
      if ((kind === 'likeness' || kind === 'edition' || kind === 'part') && event.hash) kinds.set(event.hash, kind)
    }
    claims.lack(events.flatMap((placed) => claimOf(doc, placed)))
  }

  /** Of these events that lack their words, those whose words are to be had; remembers the others'. */
  const toWant = (events: readonly Event[]): readonly WantedWords[] => {
    const lacking = events.filter((placed) => claims.isLacking(wordsOf(placed)?.hash ?? NO_WORDS))
    const welcome: WantedWords[] = []
    for (const placed of lacking) {
      const words = wordsOf(placed)
      if (words && mayBe(placed)) welcome.push(words)
      else if (words) aside.set(words.hash, words.at)
    }
    return welcome
  }

  /** The ledger says something else: what is asked for and may not be, and what may be by now and was not asked for. */
  const weighAnew = (): readonly WantedWords[] => {
    const unwanted: Hash[] = []
    const wanted: WantedWords[] = []
    for (const [hash, its] of claims.all()) {
      const at = aside.get(hash)
      const may = [...its].some(claimMayBe)
      if (may && at !== undefined) wanted.push({ hash, at, isPart: kinds.get(hash) === 'part' })
      if (!may && at === undefined) unwanted.push(hash)
    }
    for (const { hash } of wanted) aside.delete(hash)
    for (const hash of unwanted) aside.set(hash, 0)
    contents.unwant(unwanted)
    return wanted
  }

  const claimOf = (doc: StreamDocId, { client, event }: Event): Claim[] => {
    const hash = wordsOf({ event } as Event)?.hash
    return hash && !contents.isErased(hash) ? [{ doc, client, seq: event.seq, hash }] : []
  }

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
    // Of many events that come without words nothing is asked twice.
    const named = new Set(
      along.length > 0 ? fresh.flatMap((placed) => (mayBe(placed) ? (wordsOf(placed)?.hash ?? []) : [])) : [],
    )
    const welcome = along.filter(({ hash }) => named.has(hash) && !contents.isErased(hash))
    if (welcome.length > 0) contents.keep(welcome)
    const here = new Set<string>(welcome.map(({ hash }) => hash))
    countComplete(doc, fresh, here)
    const lacking = fresh.filter((placed) => !here.has(wordsOf(placed)?.hash ?? ''))
    lack(doc, lacking)
    return {
      along: { notables: fresh.flatMap((placed) => notableOf(placed) ?? []), contents: welcome },
      stored: () => contents.kept(welcome),
      follow: async () => {
        const replaced = tell(doc, fresh)
        await patience.until(async () => {
          const lost = await eraseFor(fresh, replaced)
          contents.wantNew(toWant(lacking.filter((placed) => !lost.has(wordsOf(placed)?.hash ?? NO_WORDS))))
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
      const events = ((await files.events(doc)) as readonly Event[]).filter(
        ({ client, event }) => clients.has(client) && event.seq >= (streams.head(client)?.complete ?? 0),
      )
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
    lack(doc, open)
    for (const client of clients) acknowledgements.trust(doc, client)
    await index.reopen(open)
    await contents.want(toWant(open))
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
        again = beyond(await book.renew(doc), before)
        await eraseFor(again, tell(doc, again))
        // These may have been here before, and their words with them: the disk is asked first.
        await resumeDoc(doc, new Set(open.map(({ client }) => client)))
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
      const wanted = weighAnew()
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
