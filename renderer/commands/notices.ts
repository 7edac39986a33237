import type { Clock } from '#shared/ports/clock.port'
import type { ProfileStore } from '#shared/ports/profileStore.port'
import type { RoomId } from '#shared/protocol/ids'
import type { Problem } from '#shared/protocol/problem'
import { asProblem } from '#shared/protocol/problem'
import type { Concern } from './concerns'
import type { Calm } from '../state/calm'
import { isQuiet, latest } from '../state/calm'

/** What the person is notified of, before it is put into words. */
export type Notice =
  | (Concern & { readonly roomName: string })
  | { readonly is: 'digest'; readonly rooms: readonly { readonly room: RoomId; readonly name: string }[] }

/** A room, as far as it may notify. */
export type NoticedRoom = {
  readonly room: RoomId
  readonly name: string
  readonly notify: 'mentions' | 'digest' | 'nothing'
  readonly hasNews: boolean
}

export type Notices = {
  /** Something was said to this person: they hear of it now, or once the quiet hours are over, unless they have read it. */
  tell(concern: Concern): void
  close(): void
}

/** Milliseconds between looks at the time of day: a machine that slept notices within a minute. */
const MINUTE = 60_000
/** Under which key of the profile it stands when the last digest was due. */
const KEY = 'digestAt'

type Given = {
  readonly clock: Clock
  readonly profile: ProfileStore
  rooms(): readonly NoticedRoom[]
  calm(): Calm
  /** Whether the person looks at Snug, and so sees what is new. */
  isLookedAt(): boolean
  notify(notice: Notice): void
  onProblem(problem: Problem): void
}

/** Notifies within what the person has chosen. Throws what the profile throws. */
export const openNotices = async (given: Given): Promise<Notices> => {
  const { clock, profile, rooms, calm, isLookedAt, notify, onProblem } = given
  const kept = await profile.get(KEY)
  let told = typeof kept === 'number' ? kept : clock.now()
  /** What was said while it was quiet, the newest of each room. */
  const held = new Map<RoomId, Concern>()

  const show = (concern: Concern): void => {
    const room = rooms().find((one) => one.room === concern.room)
    if (room) notify({ ...concern, roomName: room.name })
  }
  const tellHeld = (): void => {
    const unread = new Set(rooms().flatMap(({ room, hasNews }) => (hasNews ? [room] : [])))
    for (const [room, concern] of held) if (unread.has(room)) show(concern)
    held.clear()
  }
  const tellDigest = (): void => {
    const due = latest(calm().digestAt, clock.now())
    if (told >= due) return
    told = clock.now()
    profile.set(KEY, told).catch((error: unknown) => onProblem(asProblem(error)))
    const some = rooms().filter(({ notify: how, hasNews }) => how === 'digest' && hasNews)
    if (some.length > 0 && !isLookedAt()) notify({ is: 'digest', rooms: some })
  }
  const look = (): void => {
    if (!isQuiet(calm(), clock.now())) {
      tellHeld()
      tellDigest()
    }
    stop = clock.after(MINUTE, look)
  }
  let stop = clock.after(MINUTE, look)
  if (kept === undefined) await profile.set(KEY, told)

  return {
    tell: (concern) => {
      if (isQuiet(calm(), clock.now())) held.set(concern.room, concern)
      else show(concern)
    },
    close: () => stop(),
  }
}
