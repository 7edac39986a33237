import type { ProfileStore } from '#shared/ports/profileStore.port'
import type { Clock } from '#shared/ports/clock.port'
import type { Problem } from '#shared/protocol/problem'
import { asProblem } from '#shared/protocol/problem'

/** How long typing may run ahead of the disk, in milliseconds. */
const DELAY = 250

export type Drafts = {
  /** What was kept under `key`, or ''. */
  read(key: string): Promise<string>
  keep(key: string, text: string): void
  /** Resolves when everything kept so far is on disk. */
  flush(): Promise<void>
}

/** Keeps what is being written across crashes: at most DELAY behind the keyboard. */
export const createDrafts = (profile: ProfileStore, clock: Clock, onProblem: (problem: Problem) => void): Drafts => {
  const waiting = new Map<string, string>()
  let timer: (() => void) | undefined

  const flush = async (): Promise<void> => {
    timer?.()
    timer = undefined
    const due = [...waiting]
    waiting.clear()
    await Promise.all(due.map(([key, text]) => profile.set(`draft/${key}`, text || undefined)))
  }

  return {
    read: async (key) => {
      const text = waiting.get(key) ?? (await profile.get(`draft/${key}`))
      return typeof text === 'string' ? text : ''
    },
    keep: (key, text) => {
      waiting.set(key, text)
      timer ??= clock.after(DELAY, () => void flush().catch((error: unknown) => onProblem(asProblem(error))))
    },
    flush,
  }
}
