import type { Content } from '../contents/words'
import type { PlacedEvent, TalkFields } from '../events/event'
import { canPost } from '../governance/canPost'
import type { Notable } from '../ports/documentStore.port'
import type { StreamDocId, TalkDocId } from '../protocol/ids'
import { isStreamDoc } from '../protocol/ids'
import type { Acknowledgements } from './acknowledgements'
import type { Claim, Claims } from './claims'
import type { ContentsBook } from './contentsBook'
import type { Context } from './context'
import type { MonthBook } from './monthBook'
import type { Patience } from './patience'
import type { TalkIndex } from './talkIndex'
import { notableOf } from './talkIndex'

type Event = PlacedEvent<TalkFields>

/** What new talk events mean for the rest of the engine. */
export type Talk = {
  /**
   * Events that are in their streams now: keeps the words that came along, notes which are lacking. To be called before
   * the events are appended, so that no words are on disk later than they are said to be. `follow` does what takes time.
   */
  take(
    doc: TalkDocId,
    fresh: readonly Event[],
    along: readonly Content[],
  ): { readonly notables: readonly Notable[]; follow(): Promise<void> }
  /** Looks at streams whose words were not all here when they were last heard of; newest month first. */
  resume(): Promise<void>
  /** The ledger says something else than before. */
  judge(): Promise<void>
}

export const createTalk = (given: {
  readonly context: Context
  readonly book: MonthBook
  readonly index: TalkIndex
  readonly contents: ContentsBook
  readonly claims: Claims
  readonly acknowledgements: Acknowledgements
  /** Events that are in their streams are followed up, however long the disk does not answer. */
  readonly patience: Patience
  /** Documents that were not welcome before may be now. */
  readonly onNoteFounded: () => void
}): Talk => {
  const { context, book, index, contents, claims, acknowledgements, patience, onNoteFounded } = given
  const { files, emit, state } = context
  /** Streams whose words nobody asked for, since their author may not post. */
  const blocked = new Map<string, { readonly doc: TalkDocId; readonly client: number }>()

  const wordsOf = ({ event }: Event) =>
    event.kind === 'message' || event.kind === 'edit' ? { hash: event.hash, at: event.at } : undefined

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

  const take: Talk['take'] = (doc, fresh, along) => {
    const allowed = fresh.filter(({ event }) => canPost(state(), event.device))
    for (const { client, event } of fresh)
      if (!canPost(state(), event.device)) {
        blocked.set(`${doc} ${client}`, { doc, client })
        acknowledgements.doubt(doc, client)
      }
    const named = new Set(allowed.flatMap((placed) => wordsOf(placed)?.hash ?? []))
    const welcome = along.filter(({ hash }) => named.has(hash) && !contents.isErased(hash))
    if (welcome.length > 0) contents.keep(welcome)
    const here = new Set<string>(welcome.map(({ hash }) => hash))
    countComplete(doc, allowed, here)
    const lacking = allowed.filter((placed) => !here.has(wordsOf(placed)?.hash ?? ''))
    claims.lack(lacking.flatMap((placed) => claimOf(doc, placed)))
    return {
      notables: fresh.flatMap((placed) => notableOf(placed) ?? []),
      follow: async () => {
        book.add(fresh)
        emit('events', doc, fresh)
        await patience.until(async () => {
          const gone = await index.follow(fresh)
          await contents.erase(gone)
          const lost = new Set(gone.map(({ hash }) => hash))
          await contents.want(
            lacking
              .flatMap((placed) => wordsOf(placed) ?? [])
              .filter(({ hash }) => claims.isLacking(hash) && !lost.has(hash)),
          )
        })
        if (fresh.some(({ event }) => event.kind === 'noteFounded')) onNoteFounded()
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
      return events.filter(({ id, event }) => !taken.has(id) && !(event.kind === 'edit' && taken.has(event.of)))
    } finally {
      release()
    }
  }

  /** What a document's streams lack from where they are known to be complete. */
  const resumeDoc = async (doc: TalkDocId, clients: ReadonlySet<number>): Promise<void> => {
    const open = await openEvents(doc, clients)
    claims.lack(open.flatMap((placed) => claimOf(doc, placed)))
    for (const client of clients) acknowledgements.trust(doc, client)
    await contents.want(open.flatMap((placed) => wordsOf(placed) ?? []).filter(({ hash }) => claims.isLacking(hash)))
  }

  const resumeAll = async (streams: readonly { doc: TalkDocId; client: number }[]): Promise<void> => {
    const byDoc = new Map<TalkDocId, Set<number>>()
    for (const { doc, client } of streams) byDoc.set(doc, (byDoc.get(doc) ?? new Set()).add(client))
    for (const doc of [...byDoc.keys()].sort().reverse()) await resumeDoc(doc, byDoc.get(doc) ?? new Set())
  }

  const settleAll = (streams: readonly { doc: TalkDocId; client: number }[]): Promise<void> =>
    patience.until(async () => {
      await resumeAll(streams)
      await contents.erase(await index.review())
    })

  for (const { doc, heads } of files.summaries()) {
    if (doc === 'ledger' || !isStreamDoc(doc)) continue
    for (const { client, length, complete } of heads) if (complete < length) acknowledgements.doubt(doc, client)
  }

  return {
    take,
    resume: async () => {
      const doubtful: { doc: TalkDocId; client: number }[] = []
      for (const { doc, heads } of files.summaries()) {
        if (doc === 'ledger' || !isStreamDoc(doc)) continue
        for (const { client, device, length, complete } of heads) {
          if (complete >= length) continue
          if (canPost(state(), device)) doubtful.push({ doc, client })
          else blocked.set(`${doc} ${client}`, { doc, client })
        }
      }
      await settleAll(doubtful)
    },
    judge: async () => {
      book.judge(state())
      const free: { doc: TalkDocId; client: number }[] = []
      for (const [key, { doc, client }] of Array.from(blocked)) {
        const device = files.streams(doc).head(client)?.device
        if (!device || !canPost(state(), device)) continue
        blocked.delete(key)
        free.push({ doc, client })
      }
      await settleAll(free)
    },
  }
}
