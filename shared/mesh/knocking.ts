import { toBase64url } from '../crypto/base64url'
import type { Clock } from '../ports/clock.port'
import type { Randomness } from '../ports/randomness.port'
import type { WebRtc } from '../ports/webrtc.port'
import type { DoorConnection, OpenedAtDoor } from './doorConnection'
import { connectAtDoor } from './doorConnection'
import type { DoorMessage } from './doorMessages'
import { MOST_BESIDES } from './doorMessages'

/** Milliseconds between two knocks while nobody comes. */
const AGAIN = 3_000
/** Milliseconds after which somebody else is asked to come as well: who came first may be out of reach from here. */
const SLOW = 4_000
/** Connections under way at once. */
const AT_ONCE = 3

type Attempt = { readonly guest: string; readonly host: string; readonly connection: DoorConnection }

/** Knocking until a connection with a member's machine has led to an answer. */
export type Knocking = {
  start(): void
  hear(message: DoorMessage): void
  /** Nobody is asked any more; connections are closed a moment later, since what was said last is on its way. */
  end(): void
}

/**
 * `onOpened` is given the first connection that comes about; where it rejects, others are tried. Who could not be reached is not asked
 * again as long as others come: of ten members' machines, one alone may be within reach.
 */
export const createKnocking = (given: {
  readonly wrtc: WebRtc
  readonly clock: Clock
  readonly randomness: Randomness
  say(message: DoorMessage): void
  onKnock(): void
  onOpened(opened: OpenedAtDoor): Promise<void>
}): Knocking => {
  const { wrtc, clock, randomness, say, onKnock, onOpened } = given
  /** By the name under which this device knocked for each. */
  const attempts = new Map<string, Attempt>()
  const unreached = new Set<string>()
  /** The knock that nobody has answered yet. */
  let waiting: string | undefined
  let isAnswered = false
  let isOver = false
  let stopTimer = (): void => undefined

  const after = (ms: number, then: () => void): void => {
    stopTimer()
    stopTimer = clock.after(ms, then)
  }

  const knock = (): void => {
    if (isOver || isAnswered) return
    onKnock()
    waiting = toBase64url(randomness.bytes(16))
    const besides = [...unreached, ...[...attempts.values()].map(({ host }) => host)].slice(-MOST_BESIDES)
    say({ is: 'knock', from: waiting, ...(besides.length > 0 ? { besides } : {}) })
    after(AGAIN, () => {
      // Nobody else is there.
      unreached.clear()
      knock()
    })
  }

  const drop = ({ guest, connection }: Attempt): void => {
    attempts.delete(guest)
    connection.close()
  }

  const fail = (attempt: Attempt): void => {
    if (isOver || !attempts.has(attempt.guest)) return
    drop(attempt)
    unreached.add(attempt.host)
    // A knock on its way is waited for.
    if (!isAnswered && waiting === undefined) after(AGAIN / 3, knock)
  }

  const open = async (attempt: Attempt, opened: OpenedAtDoor): Promise<void> => {
    if (isOver || isAnswered || !attempts.has(attempt.guest)) return drop(attempt)
    isAnswered = true
    waiting = undefined
    stopTimer()
    for (const other of Array.from(attempts.values())) if (other !== attempt) drop(other)
    try {
      await onOpened(opened)
    } catch {
      // Whatever broke off, somebody else may be there: `onOpened` resolves for what is an answer.
      isAnswered = false
      fail(attempt)
    }
  }

  const meet = (guest: string, host: string): void => {
    waiting = undefined
    const sayTo: Parameters<typeof connectAtDoor>[0]['say'] = (signal) => say({ ...signal, from: guest, to: host })
    const attempt = { guest, host, connection: connectAtDoor({ wrtc, clock, offers: false, say: sayTo }) }
    attempts.set(guest, attempt)
    if (attempts.size < AT_ONCE) after(SLOW, knock)
    else stopTimer()
    attempt.connection.opened.then(
      (opened) => open(attempt, opened),
      () => fail(attempt),
    )
  }

  return {
    start: knock,
    hear: (message) => {
      if (isOver || message.is === 'knock') return
      if (message.is === 'coming') {
        if (message.to === waiting) meet(waiting, message.from)
        return
      }
      const attempt = attempts.get(message.to)
      if (attempt?.host === message.from) attempt.connection.hear(message)
    },
    end: () => {
      isOver = true
      stopTimer()
      for (const { connection } of attempts.values()) clock.after(500, connection.close)
    },
  }
}
