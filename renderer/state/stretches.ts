import type { TimelineMessage } from '#shared/documents/timeline'
import type { MessageId, TalkDocId } from '#shared/protocol/ids'
import type { HeldMonth } from '#shared/sync/monthBook'
import type { Replica } from '#shared/sync/replica'

/** How many messages the screen gets at first, when it is at the conversation's end: about one and a half of a window's. */
export const FIRST = 24
/** How many more at each look further back or on: more at once hold up a frame of those who scroll (20: 58 ms of the processor). */
export const PAGE = 12
/** How many before a message that is gone to, and after it. */
export const AROUND = 20
/**
 * No more than so many are on screen at once: drawing, laying out and painting one more costs the more the more there
 * are (a message in a list of 200 took 32 ms from Enter to the other's page, in one of 40 it took 10).
 */
export const MOST = 200

/**
 * So many stay at the conversation's end: a tall window needs more than the first ones, and would fetch them again as often as
 * they were let go of.
 */
export const KEPT = 100

/** What of the conversation is on screen. */
export type Stretch = {
  readonly visible: readonly TimelineMessage[]
  readonly hasEarlier: boolean
  readonly hasLater: boolean
}

/** The stretch of the conversation that is looked at, and the months that it needs: read, held, and let go of again. */
export type Stretches = {
  /**
   * Reads what the stretch needs. Undefined if another one is wanted by then: it is drawn by whoever wants it. Rejects
   * as the disk does; what was read so far stays.
   */
  read(): Promise<Stretch | undefined>
  /** Looks further back, or on. What is then too much makes room at the other end. */
  earlier(): void
  later(): void
  /** Reads what the next look further back or on will need. */
  readAhead(): Promise<void>
  around(doc: TalkDocId, message: MessageId): Promise<void>
  /** False if the newest is what is looked at, and nothing has to change for it. */
  newest(): boolean
  /**
   * Whether the person is at the conversation's end: then the screen's first messages go as new ones come. True if
   * something has to be drawn for it.
   */
  follow(atEnd: boolean): boolean
  /** Whether the newest messages are in sight, as far as is known. */
  isAtEnd(): boolean
  /** The months that are in memory because of it, newest first. */
  held(): readonly HeldMonth[]
  /** Back to the newest, with nothing read. */
  release(): void
}

type Newest = { readonly in: 'newest'; readonly shown: number }
type Around = {
  readonly in: 'around'
  readonly doc: TalkDocId
  readonly message: MessageId
  readonly before: number
  readonly after: number
}

/** `isWatched`: whether somebody looks; nothing is read for nobody. */
export const createStretches = (replica: Replica, isWatched: () => boolean): Stretches => {
  let wanted: Newest | Around = { in: 'newest', shown: FIRST }
  /** Newest first. */
  let held: readonly HeldMonth[] = []
  let reading: Promise<void> = Promise.resolve()
  let drawn: readonly TimelineMessage[] = []
  let atEnd = true
  /** Where the screen begins: who is not at the conversation's end keeps what they read, whatever comes. */
  let first: TimelineMessage | undefined

  /** One after the other; what could not be read now may be read the next time. */
  const inTurn = (task: () => Promise<void> | void): Promise<void> => {
    const done = reading.then(task)
    reading = done.catch(() => undefined)
    return done
  }

  /** Holds one month more, in its place; false if nobody looks any more. */
  const hold = async (doc: TalkDocId): Promise<boolean> => {
    const month = await replica.hold(doc)
    if (!isWatched()) {
      month.release()
      return false
    }
    held = [...held, month].sort((one, other) => (one.line.doc < other.line.doc ? 1 : -1))
    return true
  }

  const count = (): number => held.reduce((sum, { line }) => sum + line.count(), 0)

  /** Whether so many messages are held, or nothing of the months before `doc` is needed for them. */
  const isEnough = async (most: number, doc?: TalkDocId): Promise<boolean> => {
    const oldest = held.at(-1)?.line
    if (!oldest || (doc && doc > oldest.doc)) return false
    if (count() < most && oldest.since > 0) await replica.fill(oldest.doc)
    return count() >= most
  }

  /** Holds as many months as so many messages need, and those that have begun since. */
  const reach = (most: number): Promise<void> =>
    inTurn(async () => {
      for (const doc of replica.months()) {
        if (!isWatched() || wanted.in === 'around') return
        if (held.some(({ line }) => line.doc === doc)) continue
        if (await isEnough(most, doc)) return
        if (!(await hold(doc))) return
      }
      if (wanted.in === 'newest') await isEnough(most)
    })

  const add = async (doc: TalkDocId | undefined): Promise<boolean> => {
    if (!doc || !isWatched() || !(await hold(doc))) return false
    await replica.fill(doc)
    return true
  }

  /** Of the oldest month its older messages may not have been read yet. */
  const fillOldest = async (): Promise<boolean> => {
    const oldest = held.at(-1)?.line
    if (!oldest || oldest.since === 0) return false
    await replica.fill(oldest.doc)
    return true
  }

  /** The same around a message: its month, and those beside it as far as they are needed. */
  const reachAround = ({ doc, message, before, after }: Around): Promise<void> =>
    inTurn(async () => {
      if (wanted.in !== 'around' || wanted.message !== message) return
      if (!held.some(({ line }) => line.doc === doc)) {
        letGo(() => false)
        if (!(await add(doc))) return
      }
      const months = replica.months()
      const place = (): number => allHeld().findIndex(({ id }) => id === message)
      const older = (): TalkDocId | undefined => months[months.indexOf(held.at(-1)?.line.doc ?? doc) + 1]
      const newer = (): TalkDocId | undefined => months[months.indexOf(held[0]?.line.doc ?? doc) - 1]
      while (place() < before && ((await fillOldest()) || (place() >= 0 && (await add(older())))));
      while (allHeld().length - place() <= after && (await add(newer())));
    })

  const allHeld = (): readonly TimelineMessage[] => held.toReversed().flatMap(({ line }) => line.messages())

  const letGo = (keeps: (month: HeldMonth, at: number) => boolean): void => {
    const kept = held.filter(keeps)
    for (const month of held) if (!kept.includes(month)) month.release()
    held = kept
  }

  /** Months on screen stay, and those beside them, which a look further back or on would need. */
  const letGoOfRest = (): void => {
    const docs = new Set(drawn.map(({ in: doc }) => doc))
    const from = held.findIndex(({ line }) => docs.has(line.doc))
    const to = held.findLastIndex(({ line }) => docs.has(line.doc))
    if (from >= 0) letGo((_, at) => at >= from - 1 && at <= to + 1)
  }

  const latest = (most: number): readonly TimelineMessage[] => {
    let visible: readonly TimelineMessage[] = []
    for (const { line } of held) {
      if (visible.length >= most) break
      visible = [...line.latest(most - visible.length), ...visible]
    }
    return visible
  }

  /**
   * The newest, from where the screen begins: what goes there moves all that is drawn below, so not one goes with each that
   * comes, but a page of them at once.
   */
  const latestFrom = (begin: TimelineMessage | undefined, shown: number): readonly TimelineMessage[] => {
    const most = latest(Math.max(shown, Math.min(shown + PAGE, KEPT)))
    const at = begin ? most.findIndex(({ id }) => id === begin.id) : -1
    const least = Math.max(0, most.length - shown)
    return most.slice(at < 0 ? least : Math.min(at, least))
  }

  const newestStretch = ({ shown }: Newest): Stretch => {
    let visible = latestFrom(first, shown)
    const begin = first
    if (!atEnd && begin && !visible.some(({ id }) => id === begin.id)) {
      visible = latest(MOST)
      const at = visible.findIndex(({ id }) => id === begin.id)
      if (at > 0) visible = visible.slice(at)
      // More has come than there is room for: the newest is out of sight.
      else if (at < 0 && isHere(begin))
        return turn({ in: 'around', doc: begin.in, message: begin.id, before: 0, after: MOST - 1 })
    }
    first = visible[0]
    const hasEarlier = isPart() || count() > visible.length || oldestHeld() < replica.months().length - 1
    return { visible, hasEarlier, hasLater: false }
  }

  const isHere = ({ id }: TimelineMessage): boolean => held.some(({ line }) => line.message(id) !== undefined)
  const isPart = (): boolean => held.some(({ line }) => line.since > 0)
  const oldestHeld = (): number => {
    const oldest = held.at(-1)?.line.doc
    return oldest === undefined ? -1 : replica.months().indexOf(oldest)
  }

  const aroundStretch = ({ message, before, after }: Around): Stretch => {
    const all = allHeld()
    const at = all.findIndex(({ id }) => id === message)
    const [from, to] = at < 0 ? [0, Math.min(MOST, all.length)] : [Math.max(0, at - before), at + after + 1]
    const months = replica.months()
    const newest = held[0]?.line.doc
    const visible = all.slice(from, to)
    const hasEarlier = from > 0 || isPart() || oldestHeld() < months.length - 1
    const hasLater = to < all.length || (newest !== undefined && months.indexOf(newest) > 0)
    // The newest is in sight: from here on it is the conversation's end again, as long as it has become.
    if (!hasLater) wanted = { in: 'newest', shown: Math.max(FIRST, visible.length) }
    first = visible[0]
    return { visible, hasEarlier, hasLater }
  }

  const turn = (around: Around): Stretch => {
    wanted = around
    return aroundStretch(around)
  }

  const toEnd = (): void => {
    wanted = { in: 'newest', shown: FIRST }
    atEnd = true
    first = undefined
  }

  /** Another look at what is on screen, seen from one of its messages. */
  const lookFrom = (message: TimelineMessage, before: number, after: number): void => {
    wanted = { in: 'around', doc: message.in, message: message.id, before, after }
  }

  const isAway = (looked: Newest | Around): boolean =>
    looked.in === 'around' && !allHeld().some(({ id }) => id === looked.message)

  return {
    read: async () => {
      let looked = wanted
      await (looked.in === 'around' ? reachAround(looked) : reach(looked.shown))
      if (looked === wanted && isWatched() && isAway(looked)) {
        // It is not on this machine: then the newest is what there is to read.
        toEnd()
        looked = wanted
        await inTurn(() => letGo(() => false))
        await reach(FIRST)
      }
      if (looked !== wanted || !isWatched()) return undefined
      const stretch = looked.in === 'around' ? aroundStretch(looked) : newestStretch(looked)
      drawn = stretch.visible
      letGoOfRest()
      return stretch
    },
    earlier: () => {
      const [oldest] = drawn
      if (wanted.in === 'newest' && drawn.length + PAGE <= MOST) {
        first = undefined
        wanted = { in: 'newest', shown: Math.max(FIRST, drawn.length) + PAGE }
      } else if (oldest) lookFrom(oldest, PAGE, Math.min(drawn.length, MOST - PAGE) - 1)
    },
    later: () => {
      const last = drawn.at(-1)
      if (last && wanted.in === 'around') lookFrom(last, Math.min(drawn.length, MOST - PAGE) - 1, PAGE)
    },
    readAhead: () =>
      wanted.in === 'around'
        ? reachAround({ ...wanted, before: wanted.before + PAGE, after: wanted.after + PAGE })
        : reach(wanted.shown + PAGE),
    around: (doc, message) => {
      wanted = { in: 'around', doc, message, before: AROUND, after: AROUND }
      atEnd = false
      return inTurn(() => letGo(() => false))
    },
    newest: () => {
      if (wanted.in === 'newest' && atEnd && drawn.length <= KEPT) return false
      if (wanted.in === 'around') void inTurn(() => letGo(() => false))
      toEnd()
      return true
    },
    isAtEnd: () => atEnd && wanted.in === 'newest',
    follow: (is) => {
      if (is === atEnd || wanted.in === 'around') return false
      atEnd = is
      if (!is || drawn.length <= KEPT) return false
      // What was looked at further back is let go of.
      wanted = { in: 'newest', shown: FIRST }
      return true
    },
    held: () => held,
    release: () => {
      toEnd()
      drawn = []
      letGo(() => false)
    },
  }
}
