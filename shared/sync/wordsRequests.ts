import type { DeviceId, Hash } from '../protocol/ids'
import { isHash } from '../protocol/ids'
import { CONTENTS_AT_ONCE } from '../protocol/wire'
import type { Context, Peer } from './context'
import type { Choice, WantedWords } from './wordsOrder'
import { createWordsOrder } from './wordsOrder'

/** Milliseconds until an unanswered request is made of somebody else. */
const PATIENCE = 5_000
/** Requests under way with one member at once. */
const AT_ONCE = 4
/**
 * The same of parts, which are up to 64 KiB each: so many in a request, so many requests at once, and time enough to bring both
 * over a line of 150 kbit/s. What is said meanwhile waits behind no more than these.
 */
const PARTS = { most: 4, atOnce: 2, patience: 30_000 }

type Request = {
  readonly device: DeviceId
  readonly hashes: readonly Hash[]
  readonly isOfParts: boolean
  readonly cancel: () => void
}

/** Words that members are being asked for: from when to when they were written, and who is asked. */
export type WordsToCome = { readonly oldest: number; readonly newest: number; readonly devices: readonly DeviceId[] }

/** Which words are wanted, and who is being asked for them: newest first, parts after all others, of several members at once. */
export type WordsRequests = {
  want(wanted: readonly WantedWords[]): void
  wants(hash: Hash): boolean
  readonly size: number
  /** They are on disk, or wanted no more. */
  remove(hash: Hash): void
  ask(): void
  /** Forgets who lacked what, and asks. */
  askAnew(): void
  answered(device: DeviceId, sent: readonly Hash[], lacked: readonly Hash[]): void
  forget(device: DeviceId): void
  /** Undefined while nobody is being asked for any: then none are to come just now. */
  toCome(): WordsToCome | undefined
}

/** `isUnderway`: to the disk. `isFull`: so much is that no parts are asked for. `onAsked` is called when it may have changed who is being asked for what. */
export const createWordsRequests = (
  { clock, peers }: Pick<Context, 'clock' | 'peers'>,
  { isUnderway, isFull }: { readonly isUnderway: (hash: Hash) => boolean; readonly isFull: () => boolean },
  onAsked: () => void,
): WordsRequests => {
  const missing = new Map<Hash, WantedWords>()
  /** Those that nobody is being asked for; what is missing no more is dropped when its turn comes. */
  const words = createWordsOrder()
  const parts = createWordsOrder()
  const orderOf = ({ isPart }: WantedWords) => (isPart ? parts : words)
  const requests = new Set<Request>()
  const asked = new Set<Hash>()
  /** Who has said that they lack it too; forgotten when they link anew. */
  const lackedBy = new Map<Hash, Set<DeviceId>>()

  const end = (request: Request): void => {
    request.cancel()
    requests.delete(request)
    for (const hash of request.hashes) {
      asked.delete(hash)
      const wanted = missing.get(hash)
      if (wanted && !isUnderway(hash)) orderOf(wanted).add(wanted)
    }
  }

  const lack = (hash: Hash, device: DeviceId): void => {
    if (missing.has(hash)) lackedBy.set(hash, (lackedBy.get(hash) ?? new Set()).add(device))
  }

  const open = (device: DeviceId): readonly Request[] => [...requests].filter((request) => request.device === device)

  const next = (device: DeviceId): Pick<Request, 'hashes' | 'isOfParts'> => {
    const choose = (hash: Hash): Choice => {
      if (!missing.has(hash) || asked.has(hash) || isUnderway(hash)) return 'drop'
      return lackedBy.get(hash)?.has(device) ? 'leave' : 'take'
    }
    const hashes = words.take(CONTENTS_AT_ONCE, choose)
    const isTurnOfParts =
      hashes.length === 0 && !isFull() && open(device).filter((one) => one.isOfParts).length < PARTS.atOnce
    return isTurnOfParts ? { hashes: parts.take(PARTS.most, choose), isOfParts: true } : { hashes, isOfParts: false }
  }

  const askOne = (peer: Peer): boolean => {
    const { hashes, isOfParts } = next(peer.device)
    if (hashes.length === 0) return false
    const cancel = clock.after(isOfParts ? PARTS.patience : PATIENCE, () => {
      end(request)
      for (const hash of hashes) lack(hash, peer.device)
      ask()
    })
    const request: Request = { device: peer.device, hashes, isOfParts, cancel }
    requests.add(request)
    for (const hash of hashes) asked.add(hash)
    peer.send({ is: 'wantContents', hashes })
    return true
  }

  const ask = (): void => {
    if (missing.size === 0) {
      words.clear()
      parts.clear()
    } else {
      for (const peer of peers.values()) {
        let more = true
        while (more && open(peer.device).length < AT_ONCE) more = askOne(peer)
      }
    }
    onAsked()
  }

  const toCome = (): WordsToCome | undefined => {
    if (requests.size === 0) return undefined
    const times = [...asked].flatMap((hash) => missing.get(hash)?.at ?? [])
    // Of words that were set aside for a while it is not known any more when they were written.
    const known = [...times, ...words.span(), ...parts.span()]
      .filter((at) => at > 0)
      .map((at) => Math.min(at, clock.now()))
    if (known.length === 0) return undefined
    return {
      oldest: known.reduce((least, at) => Math.min(least, at)),
      newest: known.reduce((most, at) => Math.max(most, at)),
      devices: [...new Set([...requests].map(({ device }) => device))],
    }
  }

  return {
    want: (wanted) => {
      for (const one of wanted) {
        // What a damaged disk calls words need not be a hash at all: nobody can be asked for that.
        if (missing.has(one.hash) || !isHash(one.hash)) continue
        missing.set(one.hash, one)
        orderOf(one).add(one)
      }
    },
    wants: (hash) => missing.has(hash),
    get size() {
      return missing.size
    },
    remove: (hash) => {
      missing.delete(hash)
      lackedBy.delete(hash)
    },
    ask,
    askAnew: () => {
      lackedBy.clear()
      ask()
    },
    answered: (device, sent, lacked) => {
      const named = new Set([...sent, ...lacked])
      for (const request of requests) {
        if (request.device === device && request.hashes.some((hash) => named.has(hash))) end(request)
      }
      for (const hash of lacked) lack(hash, device)
      ask()
    },
    forget: (device) => {
      for (const request of requests) if (request.device === device) end(request)
      for (const lacking of lackedBy.values()) lacking.delete(device)
      ask()
    },
    toCome,
  }
}
