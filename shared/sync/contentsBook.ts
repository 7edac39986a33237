import { contentMatches, readWords } from '../contents/words'
import type { Content } from '../contents/words'
import type { Words } from '../events/event'
import type { DeviceId, Hash } from '../protocol/ids'
import type { Wire } from '../protocol/wire'
import { CONTENTS_BYTES } from '../protocol/wire'
import type { Context, Peer } from './context'
import { createWordsRequests } from './wordsRequests'
import type { Meaning } from './talkIndex'

/** The words of a room: which are here, which are to come, which are gone for ever. */
export type ContentsBook = {
  /** Follows what events mean: erases what is taken back, takes what came along, looks for what is wanted. */
  follow(meaning: Meaning, arrived?: readonly Content[]): Promise<void>
  /** Words that were written here. `stored` resolves when they are on disk. */
  keep(content: Content): { readonly stored: Promise<void> }
  /** Takes those of a member's contents that are wanted. Throws if one of them is not what its hash says. */
  accept(contents: readonly Content[]): Promise<void>
  read(hashes: readonly Hash[]): Promise<Map<Hash, Words>>
  /** Wanted, or not known to be on disk. */
  isMissing(hash: Hash): boolean
  isErased(hash: Hash): boolean
  /** Asks members for what is missing. */
  ask(): void
  /** Asks those again who lacked it the last time. */
  askAnew(): void
  answer(peer: Peer, hashes: readonly Hash[]): Promise<void>
  receive(peer: Peer, answer: Extract<Wire, { is: 'contents' }>): Promise<void>
  /** A member has gone: what it was asked for is asked of others. */
  forget(device: DeviceId): void
}

export const createContentsBook = (context: Context, erased: Set<Hash>, changed: () => void): ContentsBook => {
  const { room, store, writer, peers, emit } = context
  /** Written or received, not known to be on disk yet. */
  const underway = new Map<Hash, Uint8Array<ArrayBuffer>>()
  const requests = createWordsRequests(context, (hash) => underway.has(hash))
  /** Who has asked for words that had not come yet: they get them when they do. */
  const owed = new Map<Hash, Set<DeviceId>>()

  const pay = (contents: readonly Content[]): void => {
    for (const content of contents) {
      for (const device of owed.get(content.hash) ?? [])
        peers.get(device)?.send({ is: 'contents', contents: [content], missing: [] })
      owed.delete(content.hash)
    }
  }

  const put = (contents: readonly Content[]): { readonly stored: Promise<void> } => {
    for (const { hash, bytes } of contents) underway.set(hash, bytes)
    emit(
      'contents',
      contents.map(({ hash }) => hash),
    )
    pay(contents)
    const stored = writer.write({ contents }).then(() => {
      for (const { hash } of contents) {
        underway.delete(hash)
        requests.remove(hash)
      }
      changed()
    })
    return { stored }
  }

  const accept: ContentsBook['accept'] = async (contents) => {
    const welcome: Content[] = []
    for (const content of contents) {
      if (!requests.wants(content.hash) || underway.has(content.hash)) continue
      if (!(await contentMatches(content))) throw new Error('contents that are not what they are called')
      welcome.push(content)
    }
    // It may have been taken back, or come from somebody else, while it was being hashed.
    const still = welcome.filter(({ hash }) => requests.wants(hash) && !underway.has(hash))
    if (still.length > 0) put(still)
  }

  const erase = (hashes: readonly Hash[]): void => {
    const fresh = hashes.filter((hash) => !erased.has(hash))
    if (fresh.length === 0) return
    for (const hash of fresh) {
      erased.add(hash)
      underway.delete(hash)
      requests.remove(hash)
      owed.delete(hash)
    }
    emit('contents', fresh)
    void writer.write({ erase: fresh }).then(changed)
  }

  const bytes = async (hashes: readonly Hash[]): Promise<Content[]> => {
    const here = hashes.filter((hash) => !erased.has(hash))
    const stored = await store.contents(
      room,
      here.filter((hash) => !underway.has(hash)),
    )
    return here.flatMap((hash) => {
      const found = underway.get(hash) ?? stored.get(hash)
      return found && !erased.has(hash) ? [{ hash, bytes: found }] : []
    })
  }

  return {
    follow: async ({ wanted, erased: gone }, arrived = []) => {
      erase(gone)
      const fresh = wanted.filter(({ hash }) => !erased.has(hash) && !underway.has(hash))
      // Counted as missing before the disk is asked: nothing may be acknowledged in between.
      requests.want(fresh)
      await accept(arrived)
      const absent = new Set(
        await store.missing(
          room,
          fresh.map(({ hash }) => hash),
        ),
      )
      for (const { hash } of fresh) if (!absent.has(hash)) requests.remove(hash)
      changed()
      requests.ask()
    },
    keep: (content) => put([content]),
    accept,
    read: async (hashes) => {
      const read = new Map<Hash, Words>()
      for (const content of await bytes(hashes)) {
        const words = readWords(content.bytes)
        if (words) read.set(content.hash, words)
      }
      return read
    },
    isMissing: (hash) => requests.wants(hash) || underway.has(hash),
    isErased: (hash) => erased.has(hash),
    ask: requests.ask,
    askAnew: requests.askAnew,
    answer: async (peer, hashes) => {
      const found = await bytes(hashes)
      let size = 0
      const contents = found.filter((content) => (size += content.bytes.length) <= CONTENTS_BYTES)
      const here = new Set(found.map(({ hash }) => hash))
      // What is here and did not fit is neither sent nor missing: it is asked for again.
      const missing = hashes.filter((hash) => !here.has(hash))
      for (const hash of missing)
        if (requests.wants(hash)) owed.set(hash, (owed.get(hash) ?? new Set()).add(peer.device))
      peer.send({ is: 'contents', contents, missing })
    },
    receive: async (peer, { contents, missing }) => {
      await accept(contents)
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
  }
}
