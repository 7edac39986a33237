import type { VersionHead } from '../ports/documentStore.port'

/** A note as it is now, as far as its history looks at it. */
export type NoteNow = {
  /** Milliseconds since 1970. */
  readonly at: number
  /** Clients that have written since the newest version. What only takes away leaves no trace of who did. */
  readonly writers: readonly number[]
  /** Characters of its text. */
  readonly length: number
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** A stretch of work ends after so long without a change, */
const CALM = 10 * MINUTE
/** is never longer than this, */
const LONGEST = HOUR
/** and who comes after so long begins one of their own; those who write at the same time share one. */
const TOGETHER = 2 * MINUTE
/** Whoever takes away more than a fifth, and more than some words, leaves what was there as a version of its own. */
const KEPT = 0.8
const SOME = 200

/** Whether what a note has become begins a version of its own, instead of going on with the newest one. */
export const beginsVersion = (newest: VersionHead, now: NoteNow): boolean => {
  if (newest.closed || now.at - newest.until >= CALM || now.at - newest.at >= LONGEST) return true
  if (now.length < newest.length * KEPT && newest.length - now.length > SOME) return true
  return now.at - newest.until >= TOGETHER && now.writers.some((writer) => !newest.writers.includes(writer))
}

/** All versions of two days, of a month the last of each hour, of what is older the last of each day; at most so many. */
const ALL = 2 * DAY
const HOURLY = 30 * DAY
const MOST = 200

/**
 * Which versions are still to be kept, oldest first as given: who wrote what goes is named with what was made of it.
 * `drop`: their `at`.
 */
export const thinOut = (
  heads: readonly VersionHead[],
  now: number,
): { readonly keep: readonly VersionHead[]; readonly drop: readonly number[] } => {
  const slot = ({ at }: VersionHead): number => {
    if (now - at < ALL) return at
    return Math.floor(at / (now - at < HOURLY ? HOUR : DAY))
  }
  const keep: VersionHead[] = []
  const drop: number[] = []
  let writers: readonly number[] = []
  for (const [place, head] of heads.entries()) {
    const next = heads[place + 1]
    const isLastOfSlot = !next || slot(next) !== slot(head)
    if (isLastOfSlot) {
      keep.push(writers.length > 0 ? { ...head, writers: union(writers, head.writers) } : head)
      writers = []
    } else {
      drop.push(head.at)
      writers = union(writers, head.writers)
    }
  }
  const tooMany = Math.max(0, keep.length - MOST)
  return { keep: keep.slice(tooMany), drop: [...drop, ...keep.slice(0, tooMany).map(({ at }) => at)] }
}

/** Each once. */
export const union = (a: readonly number[], b: readonly number[]): readonly number[] => [...new Set([...a, ...b])]
