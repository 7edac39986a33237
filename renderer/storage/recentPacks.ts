import type { Hash, RoomId } from '#shared/protocol/ids'
import type { PackRow } from './packs'
import { keyOf } from './packs'

/** Packs that were read last: whoever fetches a room asks for the words beside these next. */
export type RecentPacks = {
  /** The row in which these words lie, if it was read a moment ago. */
  with(room: RoomId, hash: Hash): PackRow | undefined
  /** Says which packs there are now. What is read from then on may be kept as long as that is the same. */
  readonly state: object
  /** Keeps rows that were read since `state` was this; nothing if packs have changed meanwhile. */
  keep(rows: readonly PackRow[], state: object): void
  /** Words were taken out of packs. */
  forget(): void
}

/** Rows that are kept: half a megabyte of words at most. */
const MOST = 8
/** Rows of fewer words are looked up as fast as before, and large words are not asked for again. */
const FEWEST = 16
/** Milliseconds after the last look, until all are let go. */
const IDLE = 2_000

export const createRecentPacks = (): RecentPacks => {
  /** Least lately read first. */
  let rows: readonly PackRow[] = []
  const places = new Map<string, PackRow>()
  let state = {}
  let idle: ReturnType<typeof setTimeout> | undefined

  const set = (next: readonly PackRow[]): void => {
    rows = next
    places.clear()
    for (const row of rows) for (const key of row.keys) places.set(key, row)
  }

  return {
    with: (room, hash) => places.get(keyOf(room, hash)),
    get state() {
      return state
    },
    keep: (read, since) => {
      if (since !== state) return
      const fresh = read.filter(({ id, keys }) => keys.length >= FEWEST && !rows.some((one) => one.id === id))
      if (fresh.length > 0) set([...rows, ...fresh].slice(-MOST))
      clearTimeout(idle)
      idle = setTimeout(() => set([]), IDLE)
    },
    forget: () => {
      state = {}
      set([])
    },
  }
}
