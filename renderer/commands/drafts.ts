import type { ProfileStore } from '#shared/ports/profileStore.port'
import type { Clock } from '#shared/ports/clock.port'
import type { Problem } from '#shared/protocol/problem'
import { asProblem } from '#shared/protocol/problem'

/** How long typing may run ahead of the disk, in milliseconds. */
const DELAY = 250
/** Milliseconds until a write that failed is tried again. */
const RETRY = 3_000

/** In the profile. */
const nameOf = (key: string): string => `draft/${key}`

export type Drafts = {
  /** What was kept under `key`, or ''. */
  read(key: string): Promise<string>
  keep(key: string, text: string): void
  /** Resolves when everything kept so far is on disk. */
  flush(): Promise<void>
  /** Hands everything that is not on the disk to it, and waits for nothing: the page is going away. Throws where there is no disk to ask. */
  flushAtOnce(): void
}

/**
 * Keeps what is being written across crashes: at most DELAY behind the keyboard. What the disk refuses stays in memory,
 * is still what `read` finds, and is tried again; the problem is told once.
 */
export const createDrafts = (profile: ProfileStore, clock: Clock, onProblem: (problem: Problem) => void): Drafts => {
  const waiting = new Map<string, string>()
  /** What is on its way to the disk. */
  const underway = new Map<string, string>()
  let writing: Promise<void> = Promise.resolve()
  let refused = false
  let timer: (() => void) | undefined

  const write = async (): Promise<void> => {
    for (const [key, text] of waiting) underway.set(key, text)
    waiting.clear()
    try {
      await Promise.all([...underway].map(([key, text]) => profile.set(nameOf(key), text || undefined)))
      refused = false
    } catch (error) {
      for (const [key, text] of underway) if (!waiting.has(key)) waiting.set(key, text)
      if (!refused) onProblem(asProblem(error))
      refused = true
      later(RETRY)
      throw error
    } finally {
      underway.clear()
    }
  }

  /** One write after the other: an older text must not come last. */
  const flush = (): Promise<void> => {
    timer?.()
    timer = undefined
    const written = writing.then(write)
    writing = written.catch(() => undefined)
    return written
  }

  const later = (ms: number): void => {
    // The person has been told, and it is tried again.
    timer ??= clock.after(ms, () => void flush().catch(() => undefined))
  }

  return {
    read: async (key) => {
      const text = waiting.get(key) ?? underway.get(key) ?? (await profile.get(nameOf(key)))
      return typeof text === 'string' ? text : ''
    },
    keep: (key, text) => {
      waiting.set(key, text)
      later(DELAY)
    },
    flush,
    flushAtOnce: () => {
      const all = [...underway, ...waiting].map(([key, text]) => [nameOf(key), text || undefined] as const)
      if (all.length > 0) profile.setAtOnce(new Map(all))
    },
  }
}
