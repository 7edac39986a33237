import type { Clock } from '#shared/ports/clock.port'
import type { ProfileStore } from '#shared/ports/profileStore.port'
import type { Problem } from '#shared/protocol/problem'
import { asProblem } from '#shared/protocol/problem'
import { keepEqual } from '../state/keepEqual'
import type { LastLook } from '../state/lastLook'
import type { SnugState } from '../state/store'
import { useSnug } from '../state/store'

/** In the profile. */
const KEY = 'lastLook'
/** Milliseconds without a change after which it is kept. */
const QUIET = 2_000
/** More of a conversation, and of a list of notes, is not in sight as Snug starts. */
const MESSAGES = 24
const NOTES = 30

type Kept = { readonly by: string; readonly look: LastLook }

/**
 * A room as it was last looked at, if this very build of Snug has kept it: what views are made of changes with the code, and the built
 * file's name with both.
 */
export const readLastLook = async (profile: ProfileStore): Promise<LastLook | undefined> => {
  const kept = (await profile.get(KEY)) as Kept | undefined
  return kept?.by === import.meta.url ? kept.look : undefined
}

/**
 * Keeps how the room on screen looks, so that the next start has it to show while the room is being opened. It is there only as long as it
 * is true: with the first change it is taken away, and kept anew once nothing has changed for a moment. So nothing that was taken back is
 * shown by it. What is there is taken away at once: should it be what keeps Snug from starting, it does so once. `forget` takes it away as
 * what is called last, and waits for nothing; where that fails, `onProblem` hears of it.
 */
export const keepLastLook = (
  profile: ProfileStore,
  clock: Clock,
  onProblem: (problem: Problem) => void,
): { forget(): void; end(): void } => {
  let latest: LastLook | undefined
  /** Whether it was to be kept last, and whether it may be on the disk. */
  let [isWanted, isThere] = [false, true]
  let stop = (): void => undefined
  let writing: Promise<void> = Promise.resolve()

  /** One after the other: what is older must not come last. */
  const put = (look: LastLook | undefined): void => {
    isWanted = look !== undefined
    const write = async (): Promise<void> => {
      if (look) isThere = true
      await profile.set(KEY, look && ({ by: import.meta.url, look } satisfies Kept))
      if (!look) isThere = false
    }
    writing = writing.then(write).catch((error: unknown) => {
      console.warn('the last look could not be kept:', asProblem(error).message)
    })
  }
  put(undefined)
  const end = useSnug.subscribe((now, before) => {
    if (isOpening(now) || SHOWN.every((name) => now[name] === before[name])) return
    const look = keepEqual(latest, lookOf(now))
    if (look === latest) return
    latest = look
    if (isWanted || isThere) put(undefined)
    stop()
    stop = clock.after(QUIET, () => put(latest))
  })
  return {
    forget: () => {
      // As it is on screen it is not to be kept either.
      stop()
      latest = undefined
      if (!isWanted && !isThere) return
      try {
        profile.setAtOnce(new Map([[KEY, undefined]]))
      } catch (error) {
        onProblem(asProblem(error))
      }
      // Behind what may be on its way.
      put(undefined)
    },
    end: () => {
      end()
      stop()
    },
  }
}

const SHOWN = ['app', 'room', 'company', 'rooms'] as const

const isOpening = ({ app }: Pick<SnugState, 'app'>): boolean =>
  app.stage === 'starting' || (app.stage === 'room' && app.isLastLook === true)

/** What of it is as true at the next start as it is now; undefined where something else is on screen than a conversation's end. */
const lookOf = ({ app, room, company, rooms }: SnugState): LastLook | undefined => {
  if (app.stage !== 'room' || !room || room.hasLater) return undefined
  const messages = room.messages.slice(-MESSAGES)
  const answered = new Set(messages.map(({ replyTo }) => replyTo))
  return {
    view: {
      ...room,
      messages,
      answered: room.answered.filter(({ id }) => answered.has(id)),
      notes: room.notes.slice(0, NOTES),
      // No picture of anybody is in sight there.
      looks: {},
      hasEarlier: room.hasEarlier || messages.length < room.messages.length,
      thread: undefined,
      // Nobody is linked then, or here, or has refused anything.
      present: [],
      counted: 0,
      linkedWith: [],
      keepersLinked: [],
      isOwnLinked: false,
      toCome: undefined,
      refusedBy: [],
      hub: 'connecting',
    },
    company: { ...company, since: undefined },
    // The others are listed as they are opened.
    rooms: rooms.filter((one) => one.room === room.room),
  }
}
