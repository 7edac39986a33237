import type { Clock } from '../ports/clock.port'
import type { Signalling } from '../ports/signalling.port'
import { NOBODY_NEARBY } from '../protocol/hubWire'

/** A network of hubs in memory. */
export type FakeSignallingNetwork = { open(): Signalling }

/** `delay` in milliseconds, or undefined for a message that is lost. */
export const createSignallingNetwork = (
  clock: Clock,
  delay: () => number | undefined = () => 1,
): FakeSignallingNetwork => {
  const topics = new Map<string, Set<(message: string) => void>>()
  return {
    open: () => {
      let closed = false
      return {
        status: 'connected',
        onStatus: () => () => undefined,
        bridge: () => undefined,
        bridges: new Map(),
        nearby: NOBODY_NEARBY,
        onBridges: () => () => undefined,
        join: (name, receiver) => {
          const all = topics.get(name) ?? new Set()
          topics.set(name, all)
          const own = (message: string): void => receiver(message)
          all.add(own)
          return {
            ready: Promise.resolve(),
            publish: (message) => {
              for (const other of all) {
                const ms = delay()
                if (other !== own && !closed && ms !== undefined)
                  clock.after(ms, () => all.has(other) && other(message))
              }
            },
            leave: () => all.delete(own),
          }
        },
        close: () => {
          closed = true
        },
      }
    },
  }
}
