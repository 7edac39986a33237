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
  /** What belongs to these words is set aside everywhere: nobody need have them. It is still known who lacks them. */
  excuse(hash: Hash): void
  /** Now they are needed all the same. */
  need(hash: Hash): void
  isLacking(hash: Hash): boolean
  /** All that lack these words. */
  of(hash: Hash): Iterable<Claim>
  /** All that lack the same words, for each. */
  all(): Iterable<readonly [Hash, Iterable<Claim>]>
  /** The first entry of the stream that lacks its words; undefined if none is known to. */
  first(doc: StreamDocId, client: number): number | undefined
  /** The same without those that need not have them. */
  firstDue(doc: StreamDocId, client: number): number | undefined
}

/** `changed` is called for a stream that lacks less than before. */
export const createClaims = (changed: (doc: StreamDocId, client: number) => void): Claims => {
  const byHash = new Map<Hash, Map<string, Claim>>()
  /** Sets keep the order in which they were filled, so the first element is the lowest. */
  const byStream = new Map<string, Set<number>>()
  const excused = new Set<Hash>()
  /** Those of `byStream` that need not have their words. */
  const idle = new Map<string, Set<number>>()
  const keyOf = ({ doc, client }: Pick<Claim, 'doc' | 'client'>): string => `${doc} ${client}`

  const placeOf = (claim: Claim): string => `${keyOf(claim)} ${claim.seq}`

  const release = (claim: Claim): void => {
    for (const places of [byStream, idle]) {
      const lacking = places.get(keyOf(claim))
      lacking?.delete(claim.seq)
      if (lacking?.size === 0) places.delete(keyOf(claim))
    }
    changed(claim.doc, claim.client)
  }

  const need = (hash: Hash): void => {
    if (!excused.delete(hash)) return
    for (const claim of byHash.get(hash)?.values() ?? []) idle.get(keyOf(claim))?.delete(claim.seq)
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
        // Of one more it has to be looked at anew.
        need(claim.hash)
        byHash.set(claim.hash, known.set(placeOf(claim), claim))
        insert(claim)
      }
    },
    settle: (hash) => {
      const claims = byHash.get(hash)
      byHash.delete(hash)
      excused.delete(hash)
      claims?.forEach(release)
    },
    excuse: (hash) => {
      if (excused.has(hash)) return
      excused.add(hash)
      for (const claim of byHash.get(hash)?.values() ?? []) {
        const key = keyOf(claim)
        idle.set(key, (idle.get(key) ?? new Set()).add(claim.seq))
        changed(claim.doc, claim.client)
      }
    },
    need,
    drop: (claim) => {
      const rest = byHash.get(claim.hash)
      rest?.delete(placeOf(claim))
      if (rest?.size === 0) {
        byHash.delete(claim.hash)
        excused.delete(claim.hash)
      }
      release(claim)
      return !byHash.has(claim.hash)
    },
    isLacking: (hash) => byHash.has(hash),
    all: () => [...byHash].map(([hash, claims]) => [hash, claims.values()] as const),
    of: (hash) => byHash.get(hash)?.values() ?? [],
    first: (doc, client) => byStream.get(keyOf({ doc, client }))?.values().next().value,
    firstDue: (doc, client) => {
      const key = keyOf({ doc, client })
      for (const seq of byStream.get(key) ?? []) if (!idle.get(key)?.has(seq)) return seq
      return undefined
    },
  }
}
