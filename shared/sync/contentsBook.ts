import { authorOf } from '../contents/author'
import type { Content } from '../contents/words'
import { contentMatches, readWords } from '../contents/words'
import type { Words } from '../events/event'
import { isSamePerson } from '../governance/stands'
import type { DeviceId, Hash } from '../protocol/ids'
import type { Wire } from '../protocol/wire'
import { CONTENTS_AT_ONCE, CONTENTS_BYTES } from '../protocol/wire'
import type { Context, Peer } from './context'
import type { Claim, Claims } from './claims'
import type { WantedWords } from './wordsOrder'
import type { WordsToCome } from './wordsRequests'
import { createWordsRequests } from './wordsRequests'

/** An entry whose words are to be erased, if they are its author's own. */
export type Gone = Claim & { readonly device: DeviceId }

/** The words of a room: which are here, which are to come, which are gone for ever. */
export type ContentsBook = {
  /** Looks for words that are wanted: first on the disk, then with the members, unless they are at hand and about to be accepted. */
  want(wanted: readonly WantedWords[], areAtHand?: boolean): Promise<void>
  /**
   * The same of entries that were not here before, and so cannot have their words on the disk, which is not asked: should
   * another entry have brought the same words, they come a second time.
   */
  wantNew(wanted: readonly WantedWords[]): void
  /** Asks nobody for these any more, as long as they are not wanted anew. */
  unwant(hashes: readonly Hash[]): void
  /** Erases words for ever. */
  erase(gone: readonly Gone[]): Promise<void>
  /** Those of the contents that came along with events and are not here. */
  fresh(contents: readonly Content[]): readonly Content[]
  /** How many words are on their way from members. */
  readonly wanting: number
  /** Words that were written here, or came along with their events, and are written to disk together with these. */
  keep(contents: readonly Content[]): void
  /** What was kept is on disk. */
  kept(contents: readonly Content[]): void
  /** Takes those of a member's contents, which have been examined, that are wanted. */
  accept(contents: readonly Content[]): void
  read(hashes: readonly Hash[]): Promise<Map<Hash, Words>>
  /** Those of them that are not here. */
  lacking(hashes: readonly Hash[]): Promise<readonly Hash[]>
  isErased(hash: Hash): boolean
  /** Asks members for what is missing. */
  ask(): void
  /** Asks those again who lacked it the last time. */
  askAnew(): void
  answer(peer: Peer, hashes: readonly Hash[]): Promise<void>
  /** Those that are here, as far as they fit into one message, to go along with the events that name them. */
  along(hashes: readonly Hash[]): Promise<readonly Content[]>
  receive(peer: Peer, answer: Extract<Wire, { is: 'contents' }>): void
  /** A member has gone: what it was asked for is asked of others. */
  forget(device: DeviceId): void
  toCome(): WordsToCome | undefined
}

export const createContentsBook = (given: {
  readonly context: Context
  readonly claims: Claims
  readonly erased: Set<Hash>
  /** It may have changed who is being asked for what. */
  readonly onAsked: () => void
  /** Words on the disk are not what they are called, and are to be had from members. */
  readonly onTorn: () => void
}): ContentsBook => {
  const { context, claims, erased, onAsked, onTorn } = given
  const { room, store, writer, peers, emit } = context
  /** Damaged on the disk: they stay there until better ones have come. */
  const torn = new Set<Hash>()
  /** Written or received, not known to be on disk yet. */
  const underway = new Map<Hash, Uint8Array<ArrayBuffer>>()
  let bytesUnderway = 0
  /** Parts were not asked for, since so much was under way. */
  let isHeldBack = false
  const isFull = (): boolean => {
    const full = bytesUnderway > MOST_UNDERWAY
    isHeldBack ||= full
    return full
  }
  const requests = createWordsRequests(context, { isUnderway: (hash) => underway.has(hash), isFull }, onAsked)
  /** Who has asked for words that had not come yet: they get them when they do. */
  const owed = new Map<Hash, Set<DeviceId>>()

  const pay = (contents: readonly Content[]): void => {
    for (const content of contents) {
      for (const device of owed.get(content.hash) ?? [])
        peers.get(device)?.send({ is: 'contents', contents: [content], missing: [] })
      owed.delete(content.hash)
    }
  }

  const letGo = (hash: Hash): void => {
    bytesUnderway -= underway.get(hash)?.length ?? 0
    underway.delete(hash)
  }

  const keep: ContentsBook['keep'] = (contents) => {
    for (const { hash, bytes } of contents) {
      letGo(hash)
      underway.set(hash, bytes)
      bytesUnderway += bytes.length
    }
    emit(
      'contents',
      contents.map(({ hash }) => hash),
    )
    pay(contents)
  }

  const kept: ContentsBook['kept'] = (contents) => {
    for (const { hash } of contents) {
      letGo(hash)
      requests.remove(hash)
      claims.settle(hash)
    }
    if (!isHeldBack || isFull()) return
    isHeldBack = false
    requests.ask()
  }

  const put = (contents: readonly Content[]): void => {
    keep(contents)
    const forget = contents.flatMap(({ hash }) => (torn.delete(hash) ? [hash] : []))
    void writer.write({ contents, forget }).then(() => kept(contents))
  }

  const fresh: ContentsBook['fresh'] = (contents) =>
    contents.filter(({ hash }) => !erased.has(hash) && !underway.has(hash))

  const accept: ContentsBook['accept'] = (contents) => {
    const welcome = fresh(contents).filter(({ hash }) => requests.wants(hash))
    if (welcome.length > 0) put(welcome)
  }

  const forgetFor = (hash: Hash): void => {
    letGo(hash)
    requests.remove(hash)
    owed.delete(hash)
  }

  const erase: ContentsBook['erase'] = async (gone) => {
    const open = gone.filter(({ hash }) => !erased.has(hash))
    if (open.length === 0) return
    const here = await found(open.map(({ hash }) => hash))
    // Settled while the disk was read: then they reached it just behind that look.
    const late = open.filter(({ hash }) => !here.has(hash) && !underway.has(hash) && !claims.isLacking(hash))
    for (const [hash, its] of await found(late.map(({ hash }) => hash))) here.set(hash, its)
    const fresh: Hash[] = []
    for (const one of open) {
      const its = underway.get(one.hash) ?? here.get(one.hash)
      // Words that are not here can't be looked at, only not be wanted any more, for this entry.
      if (!its && claims.drop(one)) forgetFor(one.hash)
      // Whose they were can't be seen any more; nobody is to find what is left of them.
      if (!its && torn.delete(one.hash)) void writer.write({ forget: [one.hash] })
      const owner = its && authorOf(its)
      if (its && (owner === undefined || isSamePerson(context.state(), owner, one.device))) fresh.push(one.hash)
    }
    if (fresh.length === 0) return
    for (const hash of fresh) {
      erased.add(hash)
      forgetFor(hash)
    }
    emit('contents', fresh)
    void writer.write({ erase: fresh }).then(() => fresh.forEach(claims.settle))
  }

  /** Of what the disk gave, what it is called; the rest is asked for. */
  const sound = async (stored: ReadonlyMap<Hash, Uint8Array<ArrayBuffer>>): Promise<Map<Hash, Content['bytes']>> => {
    const good = new Map<Hash, Content['bytes']>()
    const damaged: Hash[] = []
    for (const [hash, its] of stored) {
      if (await contentMatches({ hash, bytes: its })) good.set(hash, its)
      else if (!torn.has(hash)) damaged.push(hash)
    }
    if (damaged.length === 0) return good
    for (const hash of damaged) torn.add(hash)
    // When they were written is not known here.
    requests.want(damaged.map((hash) => ({ hash, at: 0 })))
    requests.ask()
    onTorn()
    return good
  }

  const bytes = async (hashes: readonly Hash[]): Promise<Content[]> => {
    const here = hashes.filter((hash) => !erased.has(hash))
    // Taken now: by the time the disk has answered, they may be on it, and the disk was not asked for them.
    const pending = new Map(here.map((hash) => [hash, underway.get(hash)]))
    const asked = here.filter((hash) => !pending.get(hash))
    // Of nothing the disk need not be asked, which may have much to do.
    const stored = await sound(asked.length > 0 ? await store.contents(room, asked) : new Map())
    return here.flatMap((hash) => {
      const found = pending.get(hash) ?? underway.get(hash) ?? stored.get(hash)
      return found && !erased.has(hash) ? [{ hash, bytes: found }] : []
    })
  }

  const found = async (hashes: readonly Hash[]): Promise<Map<Hash, Uint8Array<ArrayBuffer>>> =>
    new Map((hashes.length > 0 ? await bytes(hashes) : []).map((content) => [content.hash, content.bytes]))

  /** Those of them that are not known to be here. */
  const note = (wanted: readonly WantedWords[]): readonly Hash[] => {
    const fresh = wanted.filter(({ hash }) => !erased.has(hash) && !underway.has(hash))
    requests.want(fresh)
    return fresh.map(({ hash }) => hash)
  }

  return {
    wantNew: (wanted) => {
      if (note(wanted).length > 0) requests.ask()
    },
    want: async (wanted, areAtHand = false) => {
      const hashes = note(wanted)
      if (hashes.length === 0) return
      const absent = new Set(await store.missing(room, hashes))
      for (const hash of hashes) {
        if (absent.has(hash) || underway.has(hash) || torn.has(hash)) continue
        requests.remove(hash)
        claims.settle(hash)
      }
      if (!areAtHand) requests.ask()
    },
    unwant: (hashes) => {
      for (const hash of hashes) if (!underway.has(hash)) forgetFor(hash)
    },
    erase,
    fresh,
    get wanting() {
      return requests.size
    },
    keep,
    kept,
    accept,
    read: async (hashes) => {
      const read = new Map<Hash, Words>()
      for (const content of await bytes(hashes)) {
        const words = readWords(content.bytes)
        if (words) read.set(content.hash, words)
      }
      return read
    },
    lacking: async (hashes) => {
      const asked = hashes.filter((hash) => !underway.has(hash))
      const absent = new Set(asked.length > 0 ? await store.missing(room, asked) : [])
      return asked.filter((hash) => (absent.has(hash) || torn.has(hash)) && !underway.has(hash))
    },
    isErased: (hash) => erased.has(hash),
    ask: requests.ask,
    askAnew: requests.askAnew,
    along: async (hashes) => fitting(await bytes(hashes.slice(0, CONTENTS_AT_ONCE))),
    answer: async (peer, hashes) => {
      const found = await bytes(hashes)
      const contents = fitting(found)
      const here = new Set(found.map(({ hash }) => hash))
      // What is here and did not fit is neither sent nor missing: it is asked for again.
      const missing = hashes.filter((hash) => !here.has(hash))
      for (const hash of missing)
        if (requests.wants(hash)) owed.set(hash, (owed.get(hash) ?? new Set()).add(peer.device))
      await peer.answer({ is: 'contents', contents, missing })
    },
    receive: (peer, { contents, missing }) => {
      accept(contents)
      requests.answered(
        peer.device,
        contents.map(({ hash }) => hash),
        missing,
      )
    },
    forget: (device) => {
      for (const waiting of owed.values()) waiting.delete(device)
      requests.forget(device)
    },
    toCome: requests.toCome,
  }
}

/**
 * Bytes that may wait for the disk while parts of files are asked for: a disk that is full takes none for hours, and a room may
 * have more of them than there is memory.
 */
const MOST_UNDERWAY = 8 * 1024 * 1024

/** As many of them as one message holds. */
const fitting = (contents: readonly Content[]): readonly Content[] => {
  let size = 0
  return contents.filter(({ bytes }) => (size += bytes.length) <= CONTENTS_BYTES)
}
