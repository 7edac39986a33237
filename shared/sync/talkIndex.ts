import type { Change, Post } from '../documents/monthLine'
import { isChange, isPart, isPost, postOf } from '../documents/monthLine'
import { compareTimes } from '../documents/compareTimes'
import type { Edition, NoteFounded, NoteShelved, Part, PlacedEvent, Posted, TalkFields } from '../events/event'
import { stands } from '../governance/stands'
import type { About, Notable } from '../ports/documentStore.port'
import type { EventId, MessageId, Month, NoteId, TalkDocId } from '../protocol/ids'
import { monthOfDoc, talkDoc } from '../protocol/ids'
import type { Gone } from './contentsBook'
import type { Context } from './context'
import type { MonthBook } from './monthBook'
import { createEditions } from './editions'
import type { FoundedNote, PublishedEdition } from './replica'
import { createStanding } from './standing'

type Talk<Fields extends TalkFields = TalkFields> = PlacedEvent<Fields>

/** What is to be erased, and `settle`, to be called once that is done: until then it is found again after a crash. */
export type Settlement = { readonly gone: readonly Gone[]; settle(): void }

/** What talk events say of things that stand elsewhere: which notes and editions exist, which words are taken back. */
export type TalkIndex = {
  /** What is to be erased now that these events, all of one document, are here. */
  follow(events: readonly Talk[]): Promise<Settlement>
  /** The same for what an earlier session, or the ledger as it was, could not settle. */
  review(): Promise<Settlement>
  /**
   * These events, of one document, were damaged on a disk perhaps, or lack their words once more: of those that somebody has taken back or
   * redacted, by right or not, it was settled perhaps, and is to be reviewed.
   */
  reopen(events: readonly Talk[]): Promise<void>
  /** A founding, an edition, or what shelf a note stands on, as if it had never been said. */
  forget(id: EventId): void
  isNoteFounded(note: NoteId): boolean
  /**
   * Every note that exists as far as the ledger allows, by its first founding. The same list as before as long as nothing
   * has changed in it.
   */
  notes(): readonly FoundedNote[]
  /** The same of editions, newest first, without those that are taken back. */
  editions(): readonly PublishedEdition[]
  /** The name of the shelf that a note stands on; '' if on none. */
  shelf(note: NoteId): string
}

/** How the places of an event that is kept beside its stream are called; undefined for one that is not. */
export const notableOf = (placed: Talk): Notable | undefined => {
  const { event } = placed
  switch (event.kind) {
    case 'message':
      return undefined
    case 'edition':
      return { placed, about: ['editions'] } as Notable
    case 'part':
      // As an edit; it is found by reading its month, mostly.
      return { placed, about: [...aboutOfPart(placed as Talk<Part>), 'unsettled'] } as Notable
    case 'mark':
      // "I was here" is about nothing that is looked for later.
      return event.of && ({ placed, about: [`mark/${event.of}`] } as Notable)
    case 'edit':
      // It may be of a message that is taken back already: until that has been looked at, it is not settled either.
      return { placed, about: [talkDoc(event.month), 'unsettled'] } as Notable
    case 'takenBack':
    case 'redacted':
      return { placed, about: [talkDoc(event.month), 'unsettled'] } as Notable
    case 'noteFounded':
    case 'noteShelved':
      return { placed, about: ['notes'] } as Notable
    case 'likeness':
    case 'named':
      return { placed, about: ['people'] } as Notable
    case 'noteWriter':
      return { placed, about: [`note/${event.note}`] } as Notable
  }
}

/** What of one message is to be erased, and what was said of it that is settled then. */
type Remains = {
  readonly of: MessageId
  readonly gone: readonly Gone[]
  readonly settled: readonly Notable[]
  /** Somebody has taken it back, or redacted it, who may not, as far as the ledger is known: they may when more of it is. */
  readonly isOpen?: boolean
}

/** Whether somebody has taken a message back, or redacted it, by right or not. */
const isSaidOver = (about: readonly Talk[] = []): boolean => about.some(isTaking)
const isTaking = (placed: Talk): boolean => placed.event.kind === 'takenBack' || placed.event.kind === 'redacted'

/** The message whose words these are. */
const messageOf = ({ id, in: doc, event }: Talk): { readonly id: MessageId; readonly month: Month } | undefined => {
  if (event.kind === 'message' || event.kind === 'edition') return { id, month: monthOfDoc(doc as TalkDocId) }
  return event.kind === 'edit' || event.kind === 'part' ? { id: event.of, month: event.month } : undefined
}

/** Its month knows of a part, unless the month has turned since the message: there are too many to be looked up beside it. */
const aboutOfPart = ({ in: doc, event }: Talk<Part>): readonly About[] =>
  talkDoc(event.month) === doc ? ['parts'] : ['parts', talkDoc(event.month)]

const settledOf = (placed: Change | Talk<Part>, isOfEdition = false): Notable => {
  if (isPart(placed)) return { placed, about: aboutOfPart(placed) }
  const doc = talkDoc(placed.event.month)
  return { placed, about: isOfEdition && isTaking(placed) ? [doc, 'editions'] : [doc] } as Notable
}

/** `ofNotes` (foundings, shelves), `ofEditions` (these, and what takes them back) and `unsettled` are what the disk knows of earlier sessions. */
export const createTalkIndex = (given: {
  readonly context: Pick<Context, 'state' | 'writer'>
  readonly book: MonthBook
  readonly ofNotes: readonly Notable[]
  readonly ofEditions: readonly Notable[]
  readonly unsettled: readonly Notable[]
  /** It may have to be said again, and is noted for that. */
  readonly isUnsaid: (id: EventId) => boolean
}): TalkIndex => {
  const { context, book, ofNotes, ofEditions, unsettled, isUnsaid } = given
  const { state } = context
  const foundings = createStanding<NoteId, Talk<NoteFounded>>(
    state,
    (a, b) => a.event.at < b.event.at || (a.event.at === b.event.at && a.id < b.id),
  )
  const shelvings = createStanding<NoteId, Talk<NoteShelved>>(
    state,
    (a, b) => compareTimes(a.event, a.client, b.event, b.client) > 0,
  )
  const editions = createEditions(state)
  /**
   * Messages of which something was said that is not followed up: a taking back or a redaction that has erased nothing
   * yet, since the message, or the right to it, is not here; of an earlier session, edits and parts too.
   */
  const open = new Map<MessageId, Month>()

  const note = (placed: Talk): void => {
    const { event } = placed
    if (event.kind === 'edition') editions.add(placed as Talk<Edition>)
    if (event.kind === 'noteFounded') foundings.add(event.note, placed as Talk<NoteFounded>)
    else if (event.kind === 'noteShelved') shelvings.add(event.note, placed as Talk<NoteShelved>)
  }
  const shelf: TalkIndex['shelf'] = (note) => shelvings.get(note)?.event.shelf ?? ''
  type Listing = { readonly founded: unknown; readonly shelved: unknown; readonly notes: readonly FoundedNote[] }
  let listing: Listing | undefined
  for (const { placed } of [...ofNotes, ...ofEditions]) note(placed)
  for (const { placed } of [...ofEditions, ...unsettled])
    if (isChange(placed) && isTaking(placed)) editions.takeBack(placed)
  for (const { placed } of unsettled)
    if (isChange(placed) || isPart(placed)) open.set(placed.event.of, placed.event.month)

  /** If the message is taken back, or redacted, by somebody who may: its words, its parts, and those of its author's edits. */
  const remains = (
    doc: TalkDocId,
    post: Post,
    changes: readonly Change[],
    parts: readonly Talk<Part>[],
  ): readonly Remains[] => {
    const state = context.state()
    const isTheirs = (said: Talk): boolean => stands(state, said, post.device)
    const takings = changes.filter((change) => isTaking(change) && isTheirs(change))
    const besides = [...changes.filter((change) => !isTaking(change)), ...parts].filter(isTheirs)
    const settled = [...takings, ...besides].map((placed) => settledOf(placed, post.kind === 'edition'))
    if (takings.length === 0)
      return besides.length > 0 ? [{ of: post.id, gone: [], settled, isOpen: changes.some(isTaking) }] : []
    if (post.kind === 'edition') takings.forEach(editions.takeBack)
    const gone = [
      { doc, client: post.client, seq: post.seq, hash: post.hash, device: post.device },
      // What was said to be a part and is shown nowhere, too: nobody could be rid of it otherwise.
      ...besides.map(({ in: at, client, event }) => {
        const { seq, hash, device } = event
        return { doc: at as TalkDocId, client, seq, hash, device }
      }),
    ]
    return [{ of: post.id, gone, settled }]
  }

  /** Settled or not: the next start, too, has to know of it. */
  const stillUnsaid = (one: Notable): Notable =>
    isUnsaid(one.placed.id) ? { ...one, about: [...one.about, 'unsaid'] } : one

  const settlementOf = (all: readonly Remains[]): Settlement => ({
    gone: all.flatMap(({ gone }) => gone),
    settle: () => {
      if (all.length === 0) return
      for (const { of, isOpen } of all) if (!isOpen) open.delete(of)
      // Behind the erasure: what is written is on disk in this order.
      void context.writer.write({ notables: all.flatMap(({ settled }) => settled.map(stillUnsaid)) })
    },
  })

  /** Looks a message up in its month, which is read for it if need be. */
  const settle = async (of: MessageId, month: Month): Promise<readonly Remains[]> => {
    const doc = talkDoc(month)
    const { line, release } = await book.hold(doc)
    try {
      if (!line.post(of)) await book.fill(doc)
      const post = line.post(of)
      return post ? remains(doc, post, line.changes(of), line.parts(of)) : []
    } finally {
      release()
    }
  }

  /** All of them of one month. */
  const fromPosts = async (posts: readonly Talk<Posted | Edition>[]): Promise<Remains[]> => {
    const doc = posts[0]?.in as TalkDocId | undefined
    if (!doc) return []
    const said = await book.said(doc)
    const all: Remains[] = []
    for (const placed of posts) {
      const about = said.get(placed.id) ?? []
      // Parts may have come before what they belong to.
      if (placed.event.parts && isSaidOver(about)) all.push(...(await settle(placed.id, monthOfDoc(doc))))
      else if (about.length > 0) all.push(...remains(doc, postOf(placed), about.filter(isChange), about.filter(isPart)))
    }
    return all
  }

  const fromChanges = async (changes: readonly (Change | Talk<Part>)[]): Promise<Remains[]> => {
    const named = new Map<MessageId, Month>()
    const all: Remains[] = []
    for (const placed of changes) if (isTaking(placed)) named.set(placed.event.of, placed.event.month)
    for (const [of, month] of named) open.set(of, month)
    /** Whether a message was taken back, or redacted, before. */
    const known = new Map<MessageId, boolean>()
    for (const placed of changes) {
      const { of, month } = placed.event
      if (named.has(of)) continue
      // An edit or a part matters only of a message that is taken back, or redacted.
      const isOver = known.get(of) ?? isSaidOver((await book.said(talkDoc(month))).get(of))
      known.set(of, isOver)
      if (isOver) named.set(of, month)
      else all.push({ of, gone: [], settled: [settledOf(placed)] })
    }
    for (const [of, month] of named) all.push(...(await settle(of, month)))
    return all
  }

  return {
    follow: async (events) => {
      for (const placed of events) note(placed)
      const changes = events.filter((placed) => isChange(placed) || isPart(placed))
      return settlementOf([...(await fromPosts(events.filter(isPost))), ...(await fromChanges(changes))])
    },
    review: async () => {
      const all: Remains[] = []
      for (const [of, month] of Array.from(open)) all.push(...(await settle(of, month)))
      return settlementOf(all)
    },
    reopen: async (events) => {
      const named = events.flatMap((placed) => messageOf(placed) ?? [])
      for (const month of new Set(named.map((one) => one.month))) {
        const said = await book.said(talkDoc(month))
        for (const one of named) if (one.month === month && isSaidOver(said.get(one.id))) open.set(one.id, month)
      }
    },
    forget: (id) => {
      foundings.forget(id)
      shelvings.forget(id)
      editions.forget(id)
    },
    isNoteFounded: (note) => foundings.get(note) !== undefined,
    notes: () => {
      const [founded, shelved] = [foundings.list(), shelvings.list()]
      if (listing?.founded !== founded || listing.shelved !== shelved) {
        const notes = founded.map(({ id, in: doc, event }) => ({
          note: event.note,
          by: event.device,
          at: event.at,
          id,
          in: doc as TalkDocId,
          shelf: shelf(event.note),
        }))
        listing = { founded, shelved, notes }
      }
      return listing.notes
    },
    editions: editions.list,
    shelf,
  }
}
