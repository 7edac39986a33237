import type { Clock } from '#shared/ports/clock.port'
import type { Link } from '#shared/ports/link.port'
import type { DeviceId } from '#shared/protocol/ids'

export type FakeCable = {
  readonly ends: readonly [Link, Link]
  /** The connection breaks: what is under way is lost, both ends hear of it. */
  cut(reason: string): void
}

/** Two ends of a link that is ordered and reliable until it breaks, as data channels are. `delay` in milliseconds. */
export const createCable = (clock: Clock, a: DeviceId, b: DeviceId, delay: () => number): FakeCable => {
  let open = true
  const closers: ((reason: string) => void)[] = []

  const cut = (reason: string): void => {
    if (!open) return
    open = false
    for (const closer of closers) closer(reason)
  }

  const end = (device: DeviceId, other: () => (bytes: Uint8Array<ArrayBuffer>) => void): { link: Link; arrive: (bytes: Uint8Array<ArrayBuffer>) => void } => {
    let handler: ((bytes: Uint8Array<ArrayBuffer>) => void) | undefined
    const early: Uint8Array<ArrayBuffer>[] = []
    let last = 0
    const link: Link = {
      device,
      send: (bytes) => {
        if (!open) return
        const copy = new Uint8Array(bytes)
        // Ordered: nothing arrives before what was sent earlier.
        last = Math.max(last, clock.now() + delay())
        clock.after(last - clock.now(), () => open && other()(copy))
      },
      buffered: 0,
      drained: () => Promise.resolve(),
      receive: (receiver) => {
        handler = receiver
        for (const bytes of early.splice(0)) receiver(bytes)
      },
      closed: (closer) => closers.push(closer),
      close: cut,
    }
    return { link, arrive: (bytes) => (handler ? handler(bytes) : early.push(bytes)) }
  }

  const left = end(b, () => right.arrive)
  const right = end(a, () => left.arrive)
  return { ends: [left.link, right.link], cut }
}
