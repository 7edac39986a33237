import type { DeviceId, Hash } from '../protocol/ids'
import { CONTENTS_AT_ONCE } from '../protocol/wire'
import type { Context, Peer } from './context'

/** Milliseconds until an unanswered request is made of somebody else. */
const PATIENCE = 5_000
/** Requests under way with one member at once. */
const AT_ONCE = 4

/** Words to have; `at` is when they were written, as signed. */
export type WantedWords = { readonly hash: Hash; readonly at: number }

type Request = { readonly device: DeviceId; readonly hashes: readonly Hash[]; readonly cancel: () => void }

/** Which words are wanted, and who is being asked for them: newest first, of several members at once. */
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
}

export const createWordsRequests = (
  { clock, peers }: Pick<Context, 'clock' | 'peers'>,
  isUnderway: (hash: Hash) => boolean,
): WordsRequests => {
  /** When they were written, by hash. */
  const missing = new Map<Hash, number>()
  /** Newest last; what is missing no more is passed over, and swept out now and then. */
  let order: Hash[] = []
  const requests = new Set<Request>()
  const asked = new Set<Hash>()
  /** Who has said that they lack it too; forgotten when they link anew. */
  const lackedBy = new Map<Hash, Set<DeviceId>>()

  const end = (request: Request): void => {
    request.cancel()
    requests.delete(request)
    for (const hash of request.hashes) asked.delete(hash)
  }

  const lack = (hash: Hash, device: DeviceId): void => {
    if (missing.has(hash)) lackedBy.set(hash, (lackedBy.get(hash) ?? new Set()).add(device))
  }

  const isToAsk = (hash: Hash, device: DeviceId): boolean =>
    missing.has(hash) && !asked.has(hash) && !isUnderway(hash) && !lackedBy.get(hash)?.has(device)

  const next = (device: DeviceId): Hash[] => {
    const hashes: Hash[] = []
    for (let at = order.length - 1; at >= 0 && hashes.length < CONTENTS_AT_ONCE; at -= 1) {
      const hash = order[at]
      if (hash !== undefined && isToAsk(hash, device)) hashes.push(hash)
    }
    return hashes
  }

  const askOne = (peer: Peer): boolean => {
    const hashes = next(peer.device)
    if (hashes.length === 0) return false
    const cancel = clock.after(PATIENCE, () => {
      end(request)
      for (const hash of hashes) lack(hash, peer.device)
      ask()
    })
    const request: Request = { device: peer.device, hashes, cancel }
    requests.add(request)
    for (const hash of hashes) asked.add(hash)
    peer.send({ is: 'wantContents', hashes })
    return true
  }

  const open = (device: DeviceId): number => [...requests].filter((request) => request.device === device).length

  const sweep = (): void => {
    while (order.length > 0 && !missing.has(order.at(-1) as Hash)) order.pop()
    if (order.length > 2 * missing.size + CONTENTS_AT_ONCE) order = order.filter((hash) => missing.has(hash))
  }

  const ask = (): void => {
    sweep()
    if (missing.size === 0) return
    for (const peer of peers.values()) {
      let more = true
      while (more && open(peer.device) < AT_ONCE) more = askOne(peer)
    }
  }

  return {
    want: (wanted) => {
      let inOrder = true
      for (const { hash, at } of wanted) {
        if (missing.has(hash)) continue
        const before = order.at(-1)
        inOrder &&= before === undefined || (missing.get(before) ?? 0) <= at
        missing.set(hash, at)
        order.push(hash)
      }
      if (!inOrder) order.sort((a, b) => (missing.get(a) ?? 0) - (missing.get(b) ?? 0))
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
  }
}
