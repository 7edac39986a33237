import type { Clock } from '#shared/ports/clock.port'
import type { MessageId } from '#shared/protocol/ids'
import type { Replica } from '#shared/sync/replica'

/** Milliseconds: whose parts have come by then never lacked any. */
const A_WHILE = 1_000

/**
 * Which own messages lack parts that nobody is about to bring. A disk that was set back has its own messages from members again, and
 * the parts of each a moment later: that they were never saved is said only when nothing has come for a while, and stays said until
 * they are whole. `changed` is called when there is one more.
 */
export type LastingGaps = {
  /** Of a message that lacks parts now. */
  has(message: MessageId): boolean
  end(): void
}

export const lastingGaps = (replica: Pick<Replica, 'toCome'>, clock: Clock, changed: () => void): LastingGaps => {
  /** Those that were asked for: how to stop waiting, or that it is certain. */
  const gaps = new Map<MessageId, (() => void) | 'lasts'>()

  const wait = (message: MessageId): void => {
    const look = (): void => {
      if (replica.toCome()) return wait(message)
      gaps.set(message, 'lasts')
      changed()
    }
    gaps.set(message, clock.after(A_WHILE, look))
  }

  return {
    has: (message) => {
      const known = gaps.get(message)
      if (!known) wait(message)
      return known === 'lasts'
    },
    end: () => {
      for (const known of gaps.values()) if (known !== 'lasts') known()
    },
  }
}
