import * as z from 'zod'
import type { PlacedEvent, TalkFields } from '#shared/events/event'
import type { MemberId } from '#shared/protocol/ids'
import { talkDocAt } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import type { Replica } from '#shared/sync/replica'
import { isWordOfOthers } from './isWordOfOthers'
import { keepSoon } from './keepSoon'
import type { OwnPart } from './ownPart'

/** How far a room has been read on this machine, and whether others have said something beyond it. It never leaves here. */
export type News = {
  has(): boolean
  /** Looks whether the conversation's end is in sight: then everything that is here counts as read. */
  look(): void
  /** Up to when the person had read before they came to what was new, until they leave; undefined if nothing was. */
  since(): number | undefined
  /** The person goes elsewhere. */
  leave(): void
  close(): void
}

/** `at`: the latest signed time that was here when somebody last looked, in milliseconds since 1970. */
const position = z.object({ at: z.number(), isNew: z.boolean() })
type Position = z.infer<typeof position>

/** Milliseconds: looking at a busy room writes no more often than this. */
const DELAY = 500

/** Under which key of the profile a room's reading position lies. */
export const newsKey = (room: Replica['room']): string => `read/${room}`

type Given = OwnPart & {
  /** Whether somebody looks at the conversation's end now. */
  isInSight(): boolean
  /** Whose words are put away here, and are no news. */
  isMuted(member: MemberId): boolean
}

/** A room that was never looked at counts as read up to now: whoever comes in sees it anyway. Throws what the store throws. */
export const openNews = async (given: Given): Promise<News> => {
  const { replica, profile, clock, isInSight, isMuted, onChange, onProblem } = given
  const key = newsKey(replica.room)

  const isNews = (placed: PlacedEvent<TalkFields>): boolean => isWordOfOthers(replica, isMuted, placed)

  /** Of what has come since this was opened: the newest events are told before they stand at a stream's end. */
  let heard = 0
  const latest = (): number => {
    const times = replica
      .months()
      .slice(0, 2)
      .flatMap((doc) => replica.heads(doc).map(({ at }) => at))
    // A clock that is years ahead must not keep everything after it from being news.
    return Math.min(Math.max(heard, ...times), clock.now() + limits.clockAhead)
  }

  /** Only the months in which something was written since are read. */
  const hasWordsSince = async (at: number): Promise<boolean> => {
    for (const doc of replica.months()) {
      if (doc < talkDocAt(at)) return false
      if (!replica.heads(doc).some((head) => head.at > at)) continue
      const events = await replica.events(doc)
      if (events.some((placed) => placed.event.at > at && isNews(placed))) return true
    }
    return false
  }

  const kept = position.safeParse(await profile.get(key)).data
  let now: Position = kept ?? { at: latest(), isNew: false }
  if (!now.isNew && (await hasWordsSince(now.at))) now = { ...now, isNew: true }

  const { keep, end } = keepSoon({ profile, clock, key, delay: DELAY, value: () => now, onProblem })
  let since: number | undefined
  const turn = (next: Position): void => {
    const before = now
    now = next
    if (before.isNew && !next.isNew) since = before.at
    if (before.at !== next.at || before.isNew !== next.isNew) keep()
    if (before.isNew !== next.isNew) onChange()
  }
  const look = (): void => {
    if (isInSight()) turn({ at: latest(), isNew: false })
  }

  const off = replica.on('events', (_, events) => {
    for (const { event } of events) heard = Math.max(heard, event.at)
    if (isInSight()) return look()
    if (events.some(isNews)) turn({ ...now, isNew: true })
  })
  if (!kept) keep()

  return {
    has: () => now.isNew,
    look,
    since: () => since,
    leave: () => {
      since = undefined
    },
    close: () => {
      off()
      end()
    },
  }
}
