import type { Clock } from '#shared/ports/clock.port'
import type { Link } from '#shared/ports/link.port'
import type { DeviceId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'

type Bytes = Uint8Array<ArrayBuffer>

export type FakeCable = {
  readonly ends: readonly [Link, Link]
  /** Why it was cut or closed; undefined while it is open. */
  readonly over: string | undefined
  /** The connection breaks: what is under way is lost, both ends hear of it. */
  cut(reason: string): void
  /** While true, nothing leaves either end: what is sent is buffered. */
  stall(on: boolean): void
  /** Nothing arrives any more; the ends hear of it so many milliseconds later, each for itself, as by a heartbeat. */
  fade(first: number, second: number): void
  /** Breaks while the so-manieth message from now is under way. */
  snap(messages: number): void
}

type Given = {
  readonly clock: Clock
  readonly a: DeviceId
  readonly b: DeviceId
  /** Milliseconds, asked for each message. */
  readonly delay: () => number
  /** Sees every message that an open end is given. */
  readonly watch?: (from: DeviceId, to: DeviceId, message: Bytes) => void
}

/** Two ends of a link that is ordered and reliable until it breaks, as data channels are. */
export const createCable = ({ clock, a, b, delay, watch }: Given): FakeCable => {
  /** Why, as each end has heard. */
  const over: [string | undefined, string | undefined] = [undefined, undefined]
  const closers: [((reason: string) => void)[], ((reason: string) => void)[]] = [[], []]
  const releases: (() => void)[] = []
  let stalled = false
  let silent = false
  let untilSnap = Infinity

  /** What the ends `at` hear; both know before either acts on it. */
  const hear = (reason: string, ...ends: readonly (0 | 1)[]): void => {
    const news = ends.filter((at) => over[at] === undefined)
    for (const at of news) over[at] = reason
    for (const at of news) for (const closer of closers[at]) closer(reason)
    for (const at of news) releases[at]?.()
  }
  const cut = (reason: string): void => hear(reason, 0, 1)

  const end = (at: 0 | 1, from: DeviceId, device: DeviceId, other: () => (message: Bytes) => void) => {
    let handler: ((message: Bytes) => void) | undefined
    const early: Bytes[] = []
    let held: Bytes[] = []
    let buffered = 0
    let last = 0
    const waiting: (() => void)[] = []

    const leave = (message: Bytes): void => {
      // Ordered: nothing arrives before what was sent earlier.
      last = Math.max(last, clock.now() + delay())
      clock.after(last - clock.now(), () => !silent && over[at] === undefined && other()(message))
      untilSnap -= 1
      if (untilSnap === 0) clock.after(0, () => cut('broke in the middle'))
    }
    releases.push(() => {
      if (over[at] === undefined) held.forEach(leave)
      held = []
      buffered = 0
      for (const resolve of waiting.splice(0)) resolve()
    })
    const link: Link = {
      device,
      send: (message) => {
        if (over[at] !== undefined) return
        watch?.(from, device, message)
        const copy = new Uint8Array(message)
        if (!stalled) return leave(copy)
        held.push(copy)
        buffered += copy.length
      },
      get buffered() {
        return buffered
      },
      drained: () =>
        buffered < limits.bufferedLow ? Promise.resolve() : new Promise((resolve) => void waiting.push(resolve)),
      receive: (receiver) => {
        handler = receiver
        for (const message of early.splice(0)) receiver(message)
      },
      closed: (closer) => {
        const known = over[at]
        if (known !== undefined) closer(known)
        else closers[at].push(closer)
      },
      // Over a link that is dead, the other end doesn't hear of it.
      close: (reason) => (silent ? hear(reason, at) : cut(reason)),
    }
    return { link, arrive: (message: Bytes): void => (handler ? handler(message) : void early.push(message)) }
  }

  const left = end(0, a, b, () => right.arrive)
  const right = end(1, b, a, () => left.arrive)
  return {
    ends: [left.link, right.link],
    get over() {
      return over[0] ?? over[1]
    },
    cut,
    stall: (on) => {
      if (silent) return
      stalled = on
      if (!on) for (const release of releases) release()
    },
    fade: (first, second) => {
      stalled = true
      silent = true
      clock.after(first, () => hear('faded', 0))
      clock.after(second, () => hear('faded', 1))
    },
    snap: (messages) => {
      untilSnap = messages
    },
  }
}
