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
  all(): Iterable<readonly [Hash, readonly Claim[]]>
  /** The first entry of the stream that lacks its words; undefined if none is known to. */
  first(doc: StreamDocId, client: number): number | undefined
}

/** `changed` is called for a stream that lacks less than before. */
export const createClaims = (changed: (doc: StreamDocId, client: number) => void): Claims => {
  const byHash = new Map<Hash, Claim[]>()
  /** Sets keep the order in which they were filled, so the first element is the lowest. */
  const byStream = new Map<string, Set<number>>()
  const keyOf = ({ doc, client }: Pick<Claim, 'doc' | 'client'>): string => `${doc} ${client}`

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
        const known = byHash.get(claim.hash) ?? []
        if (known.some(({ doc, client, seq }) => doc === claim.doc && client === claim.client && seq === claim.seq))
          continue
        byHash.set(claim.hash, [...known, claim])
        insert(claim)
      }
    },
    settle: (hash) => {
      const claims = byHash.get(hash) ?? []
      byHash.delete(hash)
      claims.forEach(release)
    },
    drop: (claim) => {
      const rest = (byHash.get(claim.hash) ?? []).filter(
        ({ doc, client, seq }) => doc !== claim.doc || client !== claim.client || seq !== claim.seq,
      )
      if (rest.length > 0) byHash.set(claim.hash, rest)
      else byHash.delete(claim.hash)
      release(claim)
      return rest.length === 0
    },
    isLacking: (hash) => byHash.has(hash),
    all: () => byHash,
    first: (doc, client) => byStream.get(keyOf({ doc, client }))?.values().next().value,
  }
}
