import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Nearby } from '#shared/protocol/hubWire'
import { hubLimits } from '#shared/protocol/hubWire'
import type { Bridge, BridgeOptions } from '../bridge'
import { openBridge } from '../bridge'
import type { Switchboard } from '../switchboard'
import { NONCE_BYTES, writeAnnouncement } from './announcement'
import type { Multicast, OpenMulticast } from './multicast'
import { createNeighbours } from './neighbours'
import type { OwnNetwork } from './ownNetworks'
import { isNeighbour, ownNetworks } from './ownNetworks'
import { tokensFor } from './topicTokens'

/** Milliseconds. */
const times = {
  /** Between two announcements at least, and at most. */
  least: 1_000,
  most: 60_000,
  /** After what has to be announced: more of it may come together. */
  gather: 200,
  /** How often the machine's networks are looked at; a much longer pause means that it has slept. */
  look: 5_000,
  slept: 20_000,
  /** After this long the packet's random name is another. */
  renew: 600_000,
} as const
/** What is said anew is said so often, since packets get lost. */
const TIMES = 3
/** Seconds that an announcement holds for: two may be lost. */
const HOLDS = 150

export type FindNearby = {
  readonly switchboard: Switchboard
  /** Where this hub listens beyond its machine. */
  readonly port: number
  /** Called whenever `state` may have changed. */
  onChange(): void
  readonly openMulticast: OpenMulticast
  readonly networks?: () => readonly OwnNetwork[]
  /** How another hub is connected to. */
  readonly open?: BridgeOptions['open']
}

export type NearbyHubs = {
  /** Of the machines with whose hubs a topic is shared now: `addresses`. The rest as in `Nearby`. */
  readonly state: Pick<Nearby, 'looking' | 'met'> & { readonly addresses: readonly string[] }
  /** Says farewell, and lets go of all that were found. */
  close(): Promise<void>
}

const hostOf = (address: string): string => address.slice(0, address.lastIndexOf(':'))

/**
 * Finds hubs in this machine's networks that listen to a topic of the own page's, and is found by them: announces what
 * only they recognise, and keeps a bridge to each, for those topics alone.
 */
export const findNearby = (given: FindNearby): NearbyHubs => {
  const { switchboard, port, onChange, networks = ownNetworks, open: openTo } = given
  const neighbours = createNeighbours(() => performance.now())
  const bridges = new Map<string, Bridge>()
  const topicsAt = new Map<string, number>()
  let own = networks()
  let nonce = randomBytes(NONCE_BYTES)
  let looking: Nearby['looking'] = 'looking'
  let met = 0
  let multicast: Multicast | undefined
  let opening: Promise<void> = Promise.resolve()
  let closed = false
  let topics: readonly string[] = switchboard.localTopics()
  let next: { readonly timer: NodeJS.Timeout; readonly at: number } | undefined
  let last = -times.least
  let left = TIMES
  /** What the others have been told of, last. */
  let announced: readonly string[] = []

  const say = (about: readonly string[], seconds: number): void => {
    if (about.length === 0) return
    for (const { address } of own) {
      const tokens = tokensFor(about, { nonce, address, port, seconds })
      multicast?.send(writeAnnouncement({ nonce, port, seconds, tokens }), address)
    }
  }
  const announceIn = (ms: number): void => {
    const now = performance.now()
    const at = Math.max(now + ms, last + times.least)
    if (closed || (next && next.at <= at)) return
    clearTimeout(next?.timer)
    next = { at, timer: setTimeout(announce, at - now) }
  }
  const announce = (): void => {
    next = undefined
    last = performance.now()
    say(topics, HOLDS)
    if (topics.length > 0) announced = topics
    left = Math.max(0, left - 1)
    announceIn(left > 0 ? times.least * 2 : times.most * (0.8 + Math.random() * 0.2))
  }
  const announceAnew = (): void => {
    left = TIMES
    announceIn(times.gather)
  }

  const changed = (bridge: string, topicsNow: number): void => {
    met += Math.max(0, topicsNow - (topicsAt.get(bridge) ?? 0))
    topicsAt.set(bridge, topicsNow)
    onChange()
  }
  const forget = (key: string): void => {
    bridges.get(key)?.close()
    bridges.delete(key)
    topicsAt.delete(key)
  }
  /** Keeps a bridge to each neighbour; one that stands is left alone, whatever is said in its name, while a topic is shared. */
  const bridgeAll = (): void => {
    const all = neighbours.all()
    for (const [key, bridge] of bridges) {
      if (all.has(key)) bridge.follow()
      else if (bridge.state !== 'connected' || bridge.topics === 0) forget(key)
    }
    for (const [key, neighbour] of all) {
      if (bridges.has(key) || bridges.size >= hubLimits.bridges) continue
      let shared = neighbour.topics()
      const bridge = openBridge(
        key,
        switchboard,
        () => changed(key, bridges.get(key)?.state === 'connected' ? (bridges.get(key)?.topics ?? 0) : 0),
        { shared: () => (shared = neighbours.all().get(key)?.topics() ?? shared), ...(openTo && { open: openTo }) },
      )
      bridges.set(key, bridge)
    }
  }

  const hear = (packet: Uint8Array, from: string): void => {
    if (closed || topics.length === 0 || !isNeighbour(from, own)) return
    const isNew = neighbours.hear(packet, from, topics)
    if (!isNew) return
    bridgeAll()
    // Whoever has just come has not heard of this one yet.
    announceIn(times.gather * (0.5 + Math.random()))
  }

  const open = (): void => {
    opening = opening.then(async () => {
      await multicast?.close()
      multicast = undefined
      if (closed) return
      // In no network there is nothing to open, and nothing wrong.
      looking = 'looking'
      if (own.length === 0) return onChange()
      try {
        multicast = await given.openMulticast(
          own.map(({ address }) => address),
          hear,
        )
        announceAnew()
      } catch {
        // Told on screen; an address that is typed or comes with a link works all the same.
        looking = 'unable'
      }
      onChange()
    })
  }

  let looked = Date.now()
  let renewed = performance.now()
  const renew = (): void => {
    renewed = performance.now()
    nonce = randomBytes(NONCE_BYTES)
    announceAnew()
  }
  const look = (): void => {
    const there = networks()
    const hasSlept = Math.abs(Date.now() - looked) > times.slept
    looked = Date.now()
    const isElsewhere = hasSlept || !isDeepStrictEqual(there, own)
    if (isElsewhere) {
      // Whoever has these addresses now may be somebody else.
      own = there
      neighbours.clear()
    }
    if (isElsewhere || performance.now() - renewed > times.renew) renew()
    if (isElsewhere || looking === 'unable') open()
    bridgeAll()
  }
  const onTopics = (): void => {
    const now = switchboard.localTopics()
    const isFresh = now.some((topic) => !topics.includes(topic))
    topics = now
    if (isFresh) announceAnew()
  }
  const stopTopics = switchboard.onTopics(onTopics)
  const lookTimer = setInterval(look, times.look)
  open()

  return {
    get state() {
      return { looking, met, addresses: [...topicsAt].flatMap(([key, count]) => (count > 0 ? [hostOf(key)] : [])) }
    },
    close: async () => {
      closed = true
      stopTopics()
      clearInterval(lookTimer)
      clearTimeout(next?.timer)
      for (const key of Array.from(bridges.keys())) forget(key)
      // Before anything is waited for: the program may be about to end.
      say(announced, 0)
      await opening
      await multicast?.close()
    },
  }
}
