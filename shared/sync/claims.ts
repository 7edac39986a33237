import type { Hash, StreamDocId } from '../protocol/ids'

/** The place of an entry whose words are not known to be on this disk. */
export type Claim = { readonly doc: StreamDocId; readonly client: number; readonly seq: number; readonly hash: Hash }

/** Which streams lack words, and from where on. */
export type Claims = {
  /** In the order of each stream. */
  lack(claims: readonly Claim[]): void
  /** The words are on disk, or erased. */
  settle(hash: Hash): void
  /** This entry's words are not wanted any more. Returns whether nobody else wants them either. */
  drop(claim: Claim): boolean
  isLacking(hash: Hash): boolean
  /** All that lack the same words, for each. */
  all(): Iterable<readonly [Hash, Iterable<Claim>]>
  /** The first entry of the stream that lacks its words; undefined if none is known to. */
  first(doc: StreamDocId, client: number): number | undefined
}

/** `changed` is called for a stream that lacks less than before. */
export const createClaims = (changed: (doc: StreamDocId, client: number) => void): Claims => {
  const byHash = new Map<Hash, Map<string, Claim>>()
  /** Sets keep the order in which they were filled, so the first element is the lowest. */
  const byStream = new Map<string, Set<number>>()
  const keyOf = ({ doc, client }: Pick<Claim, 'doc' | 'client'>): string => `${doc} ${client}`

  const placeOf = (claim: Claim): string => `${keyOf(claim)} ${claim.seq}`

  const release = (claim: Claim): void => {
    const lacking = byStream.get(keyOf(claim))
    lacking?.delete(claim.seq)
    if (lacking?.size === 0) byStream.delete(keyOf(claim))
    changed(claim.doc, claim.client)
  }

  const insert = (claim: Claim): void => {
    const key = keyOf(claim)
    const lacking = byStream.get(key) ?? new Set<number>()
    const first = lacking.values().next().value ?? claim.seq
    lacking.add(claim.seq)
    // What is looked at again after a start stands before what has come since.
    byStream.set(key, claim.seq < first ? new Set([...lacking].sort((a, b) => a - b)) : lacking)
  }

  return {
    lack: (claims) => {
      for (const claim of claims) {
        const known = byHash.get(claim.hash) ?? new Map<string, Claim>()
        if (known.has(placeOf(claim))) continue
        byHash.set(claim.hash, known.set(placeOf(claim), claim))
        insert(claim)
      }
    },
    settle: (hash) => {
      const claims = byHash.get(hash)
      byHash.delete(hash)
      claims?.forEach(release)
    },
    drop: (claim) => {
      const rest = byHash.get(claim.hash)
      rest?.delete(placeOf(claim))
      if (rest?.size === 0) byHash.delete(claim.hash)
      release(claim)
      return !byHash.has(claim.hash)
    },
    isLacking: (hash) => byHash.has(hash),
    all: () => [...byHash].map(([hash, claims]) => [hash, claims.values()] as const),
    first: (doc, client) => byStream.get(keyOf({ doc, client }))?.values().next().value,
  }
}
