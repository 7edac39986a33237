import type { TimelineMessage } from '#shared/documents/timeline'
import type { TalkFields } from '#shared/events/event'
import type { Clock } from '#shared/ports/clock.port'
import type { Signalling } from '#shared/ports/signalling.port'
import type { DeviceId, Hash, MessageId, Month, TalkDocId } from '#shared/protocol/ids'
import { monthOfDoc } from '#shared/protocol/ids'
import { asProblem, Problem } from '#shared/protocol/problem'
import type { HeldMonth } from '#shared/sync/monthBook'
import type { Appended, Replica } from '#shared/sync/replica'
import { isOwnWords } from './isOwnWords'
import { keepEqual } from './keepEqual'
import { lastingToCome } from './lastingToCome'
import { viewOfRoom } from './roomView'
import type { RoomView } from './views'
import { whenDue } from './whenDue'

/** How many messages the screen gets at first, and how many more at each look further back. */
const PAGE = 200

/** A stretch of the conversation around one of its messages. */
type Around = {
  readonly doc: TalkDocId
  readonly message: MessageId
  readonly before: number
  readonly after: number
}
type Stretch = {
  readonly visible: readonly TimelineMessage[]
  readonly hasEarlier: boolean
  readonly hasLater: boolean
}
const NO_MONTH = '' as TalkDocId

/** Keeps one room's view equal to its replica, as long as somebody looks. */
export type RoomProjection = {
  show(to: (view: RoomView) => void): void
  hide(): void
  loadEarlier(): Promise<void>
  /** Shows the conversation around a message of that month, however far back; `showNewest` goes to its end again. */
  showAround(doc: TalkDocId, message: MessageId): Promise<void>
  loadLater(): Promise<void>
  showNewest(): void
  /** An event of this device: its message says where it is saved until it is. */
  follow(appended: Appended<TalkFields>): void
  /** Where a message of a month that is loaded stands. */
  find(message: MessageId): { readonly month: Month; readonly hash: Hash } | undefined
  /** The same. Throws Problem `unexpected` for one that is not there. */
  place(message: MessageId): { readonly month: Month; readonly hash: Hash }
  /** A member's device would not link with this one, since it is no member's as far as they know. */
  refused(by: DeviceId): void
  close(): void
}

export const projectRoom = (given: {
  readonly replica: Replica
  readonly clock: Clock
  readonly signalling: Signalling
}): RoomProjection => {
  const { replica, clock, signalling } = given
  /** The months on screen, newest first. */
  let held: HeldMonth[] = []
  let reading: Promise<void> = Promise.resolve()
  const words = new Map<Hash, string>()
  /** Until they are linked after all. */
  const refusedBy = new Set<DeviceId>()
  /** Words of messages that are shown without them. */
  let awaited: ReadonlySet<Hash> = new Set()
  let shown = PAGE
  /** The message that is looked at instead of the newest, and how many before and after it are shown. */
  let around: Around | undefined
  let screen: ((view: RoomView) => void) | undefined
  let drawn: RoomView | undefined
  /** Looks at the room so far, and the last one that was drawn: one that waited longer for the disk is out of date. */
  let looks = 0
  let drawnLook = 0
  let closed = false

  const drawing = whenDue({
    clock,
    task: () => render(),
    // The disk may not have been there: what is on screen stays, until it is.
    failed: (error) => console.error('the view could not be made:', asProblem(error).message),
  })
  const refresh = drawing.ask
  const lasting = lastingToCome(replica, clock, refresh)

  const count = (): number => held.reduce((sum, { line }) => sum + line.count(), 0)

  /** Holds one month more, in its place; false if nobody looks any more. */
  const hold = async (doc: TalkDocId): Promise<boolean> => {
    const month = await replica.hold(doc)
    if (closed || !screen) {
      month.release()
      return false
    }
    held = [...held, month].sort((one, other) => (one.line.doc < other.line.doc ? 1 : -1))
    return true
  }

  /** Whether `wanted` messages are held, or nothing of the months before `doc` is needed for them. */
  const isEnough = async (wanted: number, doc?: TalkDocId): Promise<boolean> => {
    const oldest = held.at(-1)?.line
    if (!oldest || (doc && doc > oldest.doc)) return false
    if (count() < wanted && oldest.since > 0) await replica.fill(oldest.doc)
    return count() >= wanted
  }

  /** Holds as many months as `wanted` messages need, and those that have begun since. */
  const reach = (wanted: number): Promise<void> => {
    const reached = reading.then(async () => {
      for (const doc of replica.months()) {
        if (closed || !screen || around) return
        if (held.some(({ line }) => line.doc === doc)) continue
        if (await isEnough(wanted, doc)) return
        if (!(await hold(doc))) return
      }
      if (!around) await isEnough(wanted)
    })
    // What could not be read now may be read the next time.
    reading = reached.catch(() => undefined)
    return reached
  }

  const add = async (doc: TalkDocId | undefined): Promise<boolean> => {
    if (!doc || closed || !screen || !(await hold(doc))) return false
    await replica.fill(doc)
    return true
  }

  /** The same around a message: its month, and those beside it as far as they are needed. */
  const reachAround = ({ doc, before, after, ...at }: Around): Promise<void> => {
    const reached = reading.then(async () => {
      if (around?.message !== at.message) return
      if (held.length === 0 && !(await add(doc))) return
      const months = replica.months()
      const place = (): number => allHeld().findIndex(({ id }) => id === at.message)
      const older = (): TalkDocId | undefined => months[months.indexOf(held.at(-1)?.line.doc ?? doc) + 1]
      const newer = (): TalkDocId | undefined => months[months.indexOf(held[0]?.line.doc ?? doc) - 1]
      while (place() < before && (await add(older())));
      while (allHeld().length - place() <= after && (await add(newer())));
    })
    reading = reached.catch(() => undefined)
    return reached
  }

  const allHeld = (): readonly TimelineMessage[] => held.toReversed().flatMap(({ line }) => line.messages())

  /** Leaves whichever stretch is on screen for another one. */
  const turnTo = (stretch: Around | undefined): Promise<void> => {
    // Not while months are being read for the one before.
    reading = reading.then(() => {
      around = stretch
      shown = PAGE
      release()
    })
    return reading
  }

  const release = (): void => {
    for (const month of held) month.release()
    held = []
  }

  const visibleNow = (): readonly TimelineMessage[] => {
    let visible: readonly TimelineMessage[] = []
    for (const { line } of held) {
      if (visible.length >= shown) break
      visible = [...line.latest(shown - visible.length), ...visible]
    }
    return visible
  }

  const stretchAround = ({ message, before, after }: Around): Stretch => {
    const all = allHeld()
    const at = all.findIndex(({ id }) => id === message)
    const [from, to] = at < 0 ? [0, all.length] : [Math.max(0, at - before), at + after + 1]
    const months = replica.months()
    const hasOlder = months.indexOf(held.at(-1)?.line.doc ?? NO_MONTH) < months.length - 1
    const hasNewer = months.indexOf(held[0]?.line.doc ?? NO_MONTH) > 0
    return { visible: all.slice(from, to), hasEarlier: from > 0 || hasOlder, hasLater: to < all.length || hasNewer }
  }

  const newestStretch = (): Stretch => {
    const visible = visibleNow()
    const isPart = held.some(({ line }) => line.since > 0)
    const hasEarlier = isPart || count() > visible.length || held.length < replica.months().length
    return { visible, hasEarlier, hasLater: false }
  }

  const render = async (): Promise<void> => {
    if (!screen) return
    const looked = around
    await (looked ? reachAround(looked) : reach(shown))
    // Another stretch is wanted by now, and drawn by whoever wants it.
    if (looked !== around) return
    const look = (looks += 1)
    const stretch = looked ? stretchAround(looked) : newestStretch()
    const { visible } = stretch
    if (looked && !stretch.hasLater) {
      // The newest is in sight: from here on it is the conversation's end again, as long as it has become.
      around = undefined
      shown = Math.max(PAGE, visible.length)
    }
    const lacking = visible.filter(({ hash, takenBack }) => !takenBack && !words.has(hash))
    const authors = new Map(lacking.map(({ hash, author }) => [hash, author]))
    awaited = new Set(authors.keys())
    const state = replica.state()
    for (const [hash, { by, text }] of await replica.words([...authors.keys()])) {
      const author = authors.get(hash)
      if (author && isOwnWords(state, author, by)) words.set(hash, text)
    }
    if (closed || !screen || look < drawnLook) return
    drawnLook = look
    const [hub, now, toCome] = [signalling.status, clock.now(), lasting.now()]
    const seen = { replica, ...stretch, words, refusedBy, hub, now, toCome }
    drawn = keepEqual(drawn, viewOfRoom(seen))
    screen(drawn)
  }

  const find: RoomProjection['find'] = (message) => {
    for (const { line } of held) {
      const post = line.post(message)
      if (post) return { month: monthOfDoc(line.doc), hash: post.hash }
    }
    return undefined
  }

  const off = [
    replica.on('events', refresh),
    replica.on('contents', (hashes) => {
      for (const hash of hashes) if (replica.isErased(hash)) words.delete(hash)
      // Words are here before their event is: what nobody waits for yet is drawn together with that.
      if (hashes.some((hash) => awaited.has(hash) || replica.isErased(hash))) refresh()
    }),
    replica.on('state', refresh),
    replica.on('delivered', refresh),
    replica.on('present', refresh),
    replica.on('linked', (devices) => {
      for (const device of devices) refusedBy.delete(device)
      refresh()
    }),
    replica.on('changed', refresh),
    replica.on('problem', refresh),
    signalling.onStatus(refresh),
  ]

  return {
    show: (to) => {
      screen = to
      shown = PAGE
      around = undefined
      refresh()
    },
    hide: () => {
      screen = undefined
      words.clear()
      awaited = new Set()
      drawn = undefined
      release()
    },
    loadEarlier: async () => {
      if (around) {
        around = { ...around, before: around.before + PAGE }
        return render()
      }
      shown += PAGE
      await render()
      // The next look back finds its month read.
      await reach(shown + PAGE)
    },
    showAround: async (doc, message) => {
      await turnTo({ doc, message, before: PAGE / 2, after: PAGE / 2 })
      await render()
    },
    loadLater: async () => {
      if (around) around = { ...around, after: around.after + PAGE }
      await render()
    },
    showNewest: () => {
      if (!around) return
      void turnTo(undefined).then(refresh)
    },
    follow: ({ stored }) => {
      refresh()
      void stored.then(refresh)
    },
    find,
    place: (message) => {
      const place = find(message)
      if (!place) throw new Problem('unexpected', 'the message is not on screen')
      return place
    },
    refused: (by) => {
      refusedBy.add(by)
      refresh()
    },
    close: () => {
      closed = true
      drawing.end()
      lasting.end()
      release()
      for (const stop of off) stop()
    },
  }
}
