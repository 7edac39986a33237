import { contentMatches, readWords } from '../contents/words'
import type { Content } from '../contents/words'
import type { Words } from '../events/event'
import type { DeviceId, Hash, TalkDocId } from '../protocol/ids'
import type { Wire } from '../protocol/wire'
import { CONTENTS_AT_ONCE, CONTENTS_BYTES } from '../protocol/wire'
import type { Context, Peer } from './context'
import type { Meaning } from './talkIndex'

/** Milliseconds until an unanswered request is made of somebody else. */
const PATIENCE = 5_000
/** Requests under way with one member at once. */
const AT_ONCE = 2

/** The words of a room: which are here, which are to come, which are gone for ever. */
export type ContentsBook = {
  /** Follows what events mean: looks for what is wanted, erases what is taken back. */
  follow(meaning: Meaning): Promise<void>
  /** Takes contents that came from a member or were written here. Resolves when those that are wanted are on disk. */
  take(contents: readonly Content[], written?: boolean): Promise<void>
  read(hashes: readonly Hash[]): Promise<Map<Hash, Words>>
  bytes(hashes: readonly Hash[]): Promise<Content[]>
  isMissing(hash: Hash): boolean
  isErased(hash: Hash): boolean
  /** Asks members for what is missing. */
  ask(): void
  answer(peer: Peer, hashes: readonly Hash[]): Promise<void>
  receive(peer: Peer, answer: Extract<Wire, { is: 'contents' }>): Promise<void>
  /** A member has gone: what it was asked for is asked of others. */
  forget(device: DeviceId): void
}

type Request = { readonly device: DeviceId; readonly hashes: readonly Hash[]; readonly cancel: () => void }

export const createContentsBook = (context: Context, erased: Set<Hash>, changed: () => void): ContentsBook => {
  const { room, store, writer, clock, peers, emit } = context
  /** Newest wanted last. */
  const missing = new Map<Hash, TalkDocId>()
  /** Written or received, not known to be on disk yet. */
  const underway = new Map<Hash, Uint8Array<ArrayBuffer>>()
  const requests = new Set<Request>()
  /** Who has said that they lack it too; forgotten when they link anew. */
  const lackedBy = new Map<Hash, Set<DeviceId>>()

  const take: ContentsBook['take'] = async (contents, written = false) => {
    const welcome: Content[] = []
    for (const content of contents) {
      if (erased.has(content.hash) || !(written || missing.has(content.hash))) continue
      if (await contentMatches(content)) welcome.push(content)
    }
    if (welcome.length === 0) return
    for (const { hash, bytes } of welcome) underway.set(hash, bytes)
    emit('contents', welcome.map(({ hash }) => hash))
    await writer.write({ contents: welcome })
    for (const { hash } of welcome) {
      underway.delete(hash)
      missing.delete(hash)
      lackedBy.delete(hash)
    }
    changed()
  }

  const erase = async (hashes: readonly Hash[]): Promise<void> => {
    const fresh = hashes.filter((hash) => !erased.has(hash))
    if (fresh.length === 0) return
    for (const hash of fresh) {
      erased.add(hash)
      underway.delete(hash)
      missing.delete(hash)
    }
    emit('contents', fresh)
    await writer.write({ erase: fresh })
    changed()
  }

  const bytes = async (hashes: readonly Hash[]): Promise<Content[]> => {
    const here = hashes.filter((hash) => !erased.has(hash))
    const stored = await store.contents(room, here.filter((hash) => !underway.has(hash)))
    return here.flatMap((hash) => {
      const found = underway.get(hash) ?? stored.get(hash)
      return found && !erased.has(hash) ? [{ hash, bytes: found }] : []
    })
  }

  const open = (device: DeviceId): number => [...requests].filter((request) => request.device === device).length

  const askOne = (peer: Peer): boolean => {
    const asked = new Set([...requests].flatMap(({ hashes }) => hashes))
    const hashes: Hash[] = []
    for (const hash of [...missing.keys()].reverse()) {
      if (hashes.length === CONTENTS_AT_ONCE) break
      if (!asked.has(hash) && !underway.has(hash) && !lackedBy.get(hash)?.has(peer.device)) hashes.push(hash)
    }
    if (hashes.length === 0) return false
    const cancel = clock.after(PATIENCE, () => {
      requests.delete(request)
      for (const hash of hashes) lack(hash, peer.device)
      ask()
    })
    const request: Request = { device: peer.device, hashes, cancel }
    requests.add(request)
    peer.send({ is: 'wantContents', hashes })
    return true
  }

  const lack = (hash: Hash, device: DeviceId): void => {
    if (!missing.has(hash)) return
    lackedBy.set(hash, (lackedBy.get(hash) ?? new Set()).add(device))
  }

  const ask = (): void => {
    if (missing.size === 0) return
    for (const peer of peers.values()) while (open(peer.device) < AT_ONCE && askOne(peer));
  }

  return {
    follow: async ({ wanted, erased: gone }) => {
      const fresh = wanted.filter(({ hash }) => !erased.has(hash) && !underway.has(hash))
      // Counted as missing before the disk is asked: nothing may be acknowledged in between.
      for (const { hash, doc } of fresh) missing.set(hash, doc)
      const done = erase(gone)
      const absent = new Set(await store.missing(room, fresh.map(({ hash }) => hash)))
      for (const { hash } of fresh) if (!absent.has(hash)) missing.delete(hash)
      changed()
      ask()
      await done
    },
    take,
    read: async (hashes) => {
      const read = new Map<Hash, Words>()
      for (const content of await bytes(hashes)) {
        const words = readWords(content.bytes)
        if (words) read.set(content.hash, words)
      }
      return read
    },
    bytes,
    isMissing: (hash) => missing.has(hash) || underway.has(hash),
    isErased: (hash) => erased.has(hash),
    ask,
    answer: async (peer, hashes) => {
      const found = await bytes(hashes)
      let size = 0
      const contents = found.filter((content) => (size += content.bytes.length) <= CONTENTS_BYTES)
      const sent = new Set(contents.map(({ hash }) => hash))
      const cut = new Set(found.map(({ hash }) => hash).filter((hash) => !sent.has(hash)))
      // What did not fit is neither sent nor missing: it is asked for again.
      peer.send({ is: 'contents', contents, missing: hashes.filter((hash) => !sent.has(hash) && !cut.has(hash)) })
    },
    receive: async (peer, { contents, missing: lacked }) => {
      const here = new Set([...contents.map(({ hash }) => hash), ...lacked])
      for (const request of requests) {
        if (request.device !== peer.device || !request.hashes.some((hash) => here.has(hash))) continue
        request.cancel()
        requests.delete(request)
      }
      for (const hash of lacked) lack(hash, peer.device)
      await take(contents)
      ask()
    },
    forget: (device) => {
      for (const request of requests) {
        if (request.device !== device) continue
        request.cancel()
        requests.delete(request)
      }
      for (const lacking of lackedBy.values()) lacking.delete(device)
      ask()
    },
  }
}
