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
  let over: string | undefined
  let stalled = false
  const closers: ((reason: string) => void)[] = []
  const releases: (() => void)[] = []

  const cut = (reason: string): void => {
    if (over !== undefined) return
    over = reason
    for (const closer of closers) closer(reason)
    for (const release of releases) release()
  }

  const end = (from: DeviceId, device: DeviceId, other: () => (message: Bytes) => void) => {
    let handler: ((message: Bytes) => void) | undefined
    const early: Bytes[] = []
    let held: Bytes[] = []
    let buffered = 0
    let last = 0
    const waiting: (() => void)[] = []

    const leave = (message: Bytes): void => {
      // Ordered: nothing arrives before what was sent earlier.
      last = Math.max(last, clock.now() + delay())
      clock.after(last - clock.now(), () => over === undefined && other()(message))
    }
    releases.push(() => {
      if (over === undefined) held.forEach(leave)
      held = []
      buffered = 0
      for (const resolve of waiting.splice(0)) resolve()
    })
    const link: Link = {
      device,
      send: (message) => {
        if (over !== undefined) return
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
        if (over !== undefined) closer(over)
        else closers.push(closer)
      },
      close: cut,
    }
    return { link, arrive: (message: Bytes): void => (handler ? handler(message) : void early.push(message)) }
  }

  const left = end(a, b, () => right.arrive)
  const right = end(b, a, () => left.arrive)
  return {
    ends: [left.link, right.link],
    get over() {
      return over
    },
    cut,
    stall: (on) => {
      stalled = on
      if (!on) for (const release of releases) release()
    },
  }
}
