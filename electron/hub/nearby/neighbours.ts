import { createRateLimit } from '../rateLimit'
import { readAnnouncement } from './announcement'
import { topicsIn } from './topicTokens'

/** Bounds on what is heard. A Snug says something once a minute, and some times more when a room is opened. */
export const nearbyLimits = {
  /** Neighbours with whom a topic is shared. */
  neighbours: 64,
  /** Announcements of all, and of one address: at once, and a second in the long run. Further ones are not looked at. */
  burst: 80,
  perSecond: 40,
  burstOfOne: 12,
  perSecondOfOne: 2,
  /** So many addresses have a count of their own; beyond, all begin anew. */
  counted: 256,
  /** Seconds that an announcement may claim to hold for. */
  longest: 300,
  /** Below are the ports of other services, which nobody may have Snug ask at. */
  lowestPort: 1024,
} as const

export type Neighbour = { readonly address: string; readonly port: number; topics(): readonly string[] }

/** The hubs in this network with which a topic is shared. Of all others nothing is remembered. */
export type Neighbours = {
  /** Takes a packet from `address`. True when it is of a topic that was not known to be shared with who sent it. */
  hear(packet: Uint8Array, address: string, topics: readonly string[]): boolean
  /** Those that have not lapsed, by `address:port`. */
  all(): ReadonlyMap<string, Neighbour>
  clear(): void
}

export const createNeighbours = (now: () => number = Date.now): Neighbours => {
  /** Until when each topic is known to be shared. */
  const known = new Map<string, Neighbour & { readonly until: Map<string, number> }>()
  const mayAll = createRateLimit(nearbyLimits.burst, nearbyLimits.perSecond, now)
  const counts = new Map<string, () => boolean>()

  const mayOne = (address: string): boolean => {
    if (!counts.has(address) && counts.size >= nearbyLimits.counted) counts.clear()
    const may = counts.get(address) ?? createRateLimit(nearbyLimits.burstOfOne, nearbyLimits.perSecondOfOne, now)
    counts.set(address, may)
    return may()
  }
  const lapse = (): void => {
    for (const [key, { until }] of known) {
      for (const [topic, time] of until) if (time <= now()) until.delete(topic)
      if (until.size === 0) known.delete(key)
    }
  }
  const neighbourAt = (address: string, port: number): { readonly until: Map<string, number> } | undefined => {
    const key = `${address}:${port}`
    const there = known.get(key)
    if (there) return there
    lapse()
    if (known.size >= nearbyLimits.neighbours) return undefined
    const until = new Map<string, number>()
    const fresh = { address, port, until, topics: () => [...until.keys()] }
    known.set(key, fresh)
    return fresh
  }

  return {
    hear: (packet, address, topics) => {
      const announcement = readAnnouncement(packet)
      if (!announcement || announcement.port < nearbyLimits.lowestPort || announcement.seconds > nearbyLimits.longest)
        return false
      if (!mayOne(address) || !mayAll()) return false
      const { port, seconds, tokens } = announcement
      const shared = topicsIn(tokens, topics, { ...announcement, address })
      if (shared.length === 0) return false
      const neighbour = neighbourAt(address, port)
      if (!neighbour) return false
      // What a farewell says holds no longer; a connection that stands ends when the other hub does.
      if (seconds === 0) {
        for (const topic of shared) neighbour.until.delete(topic)
        lapse()
        return false
      }
      const isNew = shared.some((topic) => !neighbour.until.has(topic))
      for (const topic of shared) neighbour.until.set(topic, now() + seconds * 1000)
      return isNew
    },
    all: () => {
      lapse()
      return known
    },
    clear: () => known.clear(),
  }
}
