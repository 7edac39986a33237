import { isPart, isPost } from '../documents/monthLine'
import { isPartOf } from '../documents/wholeParts'
import type { Edition, Likeness, Part, PlacedEvent, Posted, SnugEvent, TalkFields } from '../events/event'
import { hadRight, stands } from '../governance/stands'
import type { Notable } from '../ports/documentStore.port'
import type { Hash, MessageId, SessionId, StreamDocId } from '../protocol/ids'
import { talkDoc } from '../protocol/ids'
import type { Claim, Claims } from './claims'
import type { ContentsBook } from './contentsBook'
import type { Context } from './context'
import type { WantedWords } from './wordsOrder'

type Event = PlacedEvent<TalkFields>
type Whole = PlacedEvent<Posted | Edition>
/** What has to be known of an entry, to say whether its words are to be had. */
type Lacking = Pick<Event, 'in' | 'client'> & {
  readonly event: Pick<SnugEvent<TalkFields>, 'kind' | 'device' | 'session' | 'seq'>
}

/**
 * `aside`: set aside by all who know as much as is known here, so that nobody need have the words. `open`: set aside too, but perhaps
 * only since the ledger here lacks what its author had seen.
 */
type Weight = 'due' | 'open' | 'aside'

/** The words that an event names; undefined for one that has none. */
export const wordsOf = ({ event }: Pick<Event, 'event'>): WantedWords | undefined => {
  const { kind } = event
  if (kind !== 'message' && kind !== 'edition' && kind !== 'part' && kind !== 'edit' && kind !== 'likeness')
    return undefined
  return event.hash === undefined ? undefined : { hash: event.hash, at: event.at, isPart: kind === 'part' }
}

/** Of words that are lacking, which are to be asked for, as the ledger is; what they belong to may be set aside. */
export type DueWords = {
  /** Of these posts it is known from now on what they say of their parts. */
  know(posts: Iterable<Event>): void
  /** Notes what is lacking; whose words are to be asked for is another question. */
  lack(doc: StreamDocId, events: readonly Event[]): void
  isDue(placed: Event): boolean
  /** Of these events that lack their words, those whose words are to be had; remembers the others'. */
  toWant(events: readonly Event[]): readonly WantedWords[]
  /** These posts may have come behind parts of theirs: what of those is not to be had after all is not asked for any more. */
  join(posts: readonly Event[]): readonly WantedWords[]
  /** The ledger says something else: what may be by now and was not asked for. What may not be is not asked for any more. */
  weighAnew(): readonly WantedWords[]
}

/** `ofEditions`: what the disk knows of them. */
export const createDueWords = (given: {
  readonly context: Context
  readonly contents: ContentsBook
  readonly claims: Claims
  readonly ofEditions: readonly Notable[]
}): DueWords => {
  const { context, contents, claims, ofEditions } = given
  const { files, state } = context
  /** Words that nobody is asked for, since what they belong to is set aside; and when they were written. */
  const aside = new Map<Hash, number>()
  /** Of streams that lack words: what an entry stands for depends on its session too. */
  const sessions = new Map<number, SessionId>()
  /** Of words that are lacking, those whose right to them, or turn, is another than a message's: who chooses how they are shown need not be one who may post. */
  const others = new Map<Hash, SnugEvent<Likeness | Edition | Part>>()
  /** Messages and editions that have parts, as far as they have been met. */
  const wholes = new Map<MessageId, Whole>()
  /** Parts that lack their words, and came before what they belong to. */
  const early = new Map<MessageId, Set<Hash>>()

  const know: DueWords['know'] = (posts) => {
    for (const placed of posts) if (isPost(placed) && placed.event.parts) wholes.set(placed.id as MessageId, placed)
  }
  know(ofEditions.map(({ placed }) => placed))

  const byRule = (said: Lacking, whole?: Whole): Weight => {
    if (stands(state(), said, whole?.event.device)) return 'due'
    return hadRight(state(), said) ? 'aside' : 'open'
  }

  const weightOf = (said: Lacking, part?: SnugEvent<Part>): Weight => {
    const whole = part && wholes.get(part.of)
    if (!part || !whole) return byRule(said)
    // What was signed of both will never be another.
    if (talkDoc(part.month) !== whole.in || !isPartOf(whole.event, { event: part })) return 'aside'
    const its = byRule(whole)
    return its === 'due' ? byRule(said, whole) : its
  }

  const weightOfEvent = (placed: Event): Weight => weightOf(placed, isPart(placed) ? placed.event : undefined)

  const weightOfClaim = ({ doc, client, seq, hash }: Claim): Weight => {
    const [device, session] = [files.streams(doc).head(client)?.device, sessions.get(client)]
    if (!device || !session) return 'open'
    const other = others.get(hash)
    const said = { in: doc, client, event: { kind: other?.kind ?? 'message', device, session, seq } } as const
    return weightOf(said, other?.kind === 'part' ? other : undefined)
  }

  /** Words may belong to several, and are to be had if one of them may have them. */
  const weigh = (hash: Hash): Weight => {
    let weight: Weight = 'aside'
    for (const claim of claims.of(hash)) {
      const its = weightOfClaim(claim)
      if (its === 'due') return its
      if (its === 'open') weight = its
    }
    return weight
  }

  const setAside = (hash: Hash, weight: Weight, at: number): void => {
    aside.set(hash, at)
    if (weight === 'aside') claims.excuse(hash)
    else claims.need(hash)
  }

  /** Looks at words anew. Returns those that are to be had, and were not asked for. */
  const reconsider = (hashes: Iterable<Hash>): readonly WantedWords[] => {
    const unwanted: Hash[] = []
    const wanted: WantedWords[] = []
    for (const hash of hashes) {
      const [at, weight] = [aside.get(hash), weigh(hash)]
      if (weight !== 'due') {
        if (at === undefined) unwanted.push(hash)
        setAside(hash, weight, at ?? 0)
      } else if (at !== undefined) {
        wanted.push({ hash, at, isPart: others.get(hash)?.kind === 'part' })
        aside.delete(hash)
        claims.need(hash)
      }
    }
    contents.unwant(unwanted)
    return wanted
  }

  const claimOf = (doc: StreamDocId, placed: Event): readonly Claim[] => {
    const hash = wordsOf(placed)?.hash
    return hash && !contents.isErased(hash) ? [{ doc, client: placed.client, seq: placed.event.seq, hash }] : []
  }

  return {
    know,
    lack: (doc, events) => {
      for (const { client, event } of events) {
        sessions.set(client, event.session)
        const { kind } = event
        if ((kind === 'likeness' || kind === 'edition' || kind === 'part') && event.hash) others.set(event.hash, event)
        if (kind === 'part' && !wholes.has(event.of))
          early.set(event.of, (early.get(event.of) ?? new Set()).add(event.hash))
      }
      claims.lack(events.flatMap((placed) => claimOf(doc, placed)))
    },
    isDue: (placed) => !wordsOf(placed) || weightOfEvent(placed) === 'due',
    toWant: (events) => {
      const welcome: WantedWords[] = []
      for (const placed of events) {
        const words = wordsOf(placed)
        if (!words || !claims.isLacking(words.hash)) continue
        if (weightOfEvent(placed) !== 'due') setAside(words.hash, weigh(words.hash), words.at)
        else {
          aside.delete(words.hash)
          claims.need(words.hash)
          welcome.push(words)
        }
      }
      return welcome
    },
    join: (posts) => {
      const theirs = posts.flatMap(({ id }) => Array.from(early.get(id as MessageId) ?? []))
      for (const { id } of posts) early.delete(id as MessageId)
      return reconsider(theirs.filter(claims.isLacking))
    },
    weighAnew: () => reconsider(Array.from(claims.all(), ([hash]) => hash)),
  }
}
