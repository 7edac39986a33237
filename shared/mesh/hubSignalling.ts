import type { Clock } from '../ports/clock.port'
import type { Randomness } from '../ports/randomness.port'
import type { HubStatus, Signalling } from '../ports/signalling.port'
import type { OpenSocket, WebSocketLike } from '../ports/webSocket.port'
import type { BridgeState, Nearby, ToHub } from '../protocol/hubWire'
import { fromHubSchema, HUB_VERSION, NOBODY_NEARBY, readHubMessage } from '../protocol/hubWire'

/** Milliseconds: the first wait after a lost connection, the longest, and how often a hub is asked whether it lives. */
const SOONEST = 250
const LATEST = 10_000
const PING = 5_000
/** What does not welcome us within this time is no hub of ours. */
const WELCOME = 5_000

type Topic = { readonly receivers: Set<(message: string) => void>; ready: Promise<void>; confirm: () => void }

export type HubDoor = { readonly url: string; readonly token: string }

/**
 * Signalling over the own hub's WebSocket: reconnects by itself, with growing pauses. A hub that has started anew knows
 * no earlier token: after a refusal `renew` says where it is and how to prove oneself now.
 */
export const createHubSignalling = (given: {
  readonly url: string
  readonly token: string
  renew?(): Promise<HubDoor>
  readonly clock: Clock
  readonly randomness: Randomness
  readonly openSocket: OpenSocket
}): Signalling => {
  const { clock, randomness, openSocket, renew } = given
  let door: HubDoor = given
  const topics = new Map<string, Topic>()
  const handlers = new Set<(status: HubStatus) => void>()
  let status: HubStatus = 'connecting'
  let socket: WebSocketLike | undefined
  let welcomed = false
  let closed = false
  let pause = SOONEST
  let wanted: readonly string[] = []
  let bridges: ReadonlyMap<string, BridgeState> = new Map()
  let nearby: Nearby = NOBODY_NEARBY
  const bridgeHandlers = new Set<() => void>()
  const timers: (() => void)[] = []

  const become = (next: HubStatus): void => {
    if (status === next) return
    status = next
    for (const handler of Array.from(handlers)) handler(next)
  }
  const becomeBridged = (next: ReadonlyMap<string, BridgeState>, near: Nearby = nearby): void => {
    bridges = next
    nearby = near
    for (const handler of Array.from(bridgeHandlers)) handler()
  }
  const say = (message: ToHub): void => {
    if (socket?.readyState === 1) socket.send(JSON.stringify(message))
  }
  const stopTimers = (): void => {
    for (const stop of timers.splice(0)) stop()
  }

  /** Lets go of a connection, whatever was wrong with it, and tries again later. */
  const drop = (as: HubStatus): void => {
    const old = socket
    socket = undefined
    welcomed = false
    stopTimers()
    if (old) {
      old.onopen = old.onmessage = old.onclose = null
      old.onerror = () => undefined
      old.close()
    }
    for (const topic of topics.values()) unconfirm(topic)
    if (closed) return
    become(as)
    if (bridges.size > 0 || nearby !== NOBODY_NEARBY) becomeBridged(new Map(), NOBODY_NEARBY)
    timers.push(clock.after(pause * (0.5 + randomness.fraction()), connect))
    pause = Math.min(pause * 2, LATEST)
  }

  const ping = (): void => {
    say({ type: 'ping' })
    timers.push(clock.after(PING, () => drop('unreachable')))
  }
  const heard = (): void => {
    stopTimers()
    timers.push(clock.after(PING, ping))
  }

  const greet = (): void => {
    welcomed = true
    pause = SOONEST
    become('connected')
    if (topics.size > 0) say({ type: 'subscribe', topics: [...topics.keys()] })
    say({ type: 'bridge', addresses: [...wanted] })
  }

  const receive = (data: unknown): void => {
    const message = readHubMessage(fromHubSchema, data)
    if (!message) return drop('strange')
    heard()
    switch (message.type) {
      case 'welcome':
        if (message.version !== HUB_VERSION) return drop('strange')
        return greet()
      case 'refused':
        return drop('refused')
      case 'subscribed':
        for (const name of message.topics) topics.get(name)?.confirm()
        return
      case 'publish':
        for (const receiver of Array.from(topics.get(message.topic)?.receivers ?? [])) receiver(message.data)
        return
      case 'bridges':
        return becomeBridged(new Map(Object.entries(message.states)))
      case 'nearby':
        return becomeBridged(bridges, message.nearby)
      default:
        return
    }
  }

  const findDoor = async (): Promise<void> => {
    try {
      if (renew) door = await renew()
    } catch {
      // Nobody is there to ask: it does not answer at the door that is known either, and is tried again.
      if (!closed) become('unreachable')
    }
    if (!closed) open()
  }

  const connect = (): void => {
    if (closed) return
    stopTimers()
    if (status === 'refused') void findDoor()
    else open()
  }

  const open = (): void => {
    const opened = openSocket(door.url)
    socket = opened
    timers.push(clock.after(WELCOME, () => drop(opened.readyState === 1 ? 'strange' : 'unreachable')))
    opened.onopen = () => say({ type: 'authenticate', token: door.token })
    opened.onmessage = ({ data }: { readonly data: unknown }) => receive(data)
    opened.onclose = () => drop(welcomed ? 'connecting' : 'unreachable')
    opened.onerror = () => undefined
  }
  connect()

  return {
    get status() {
      return status
    },
    onStatus: (handler) => {
      handlers.add(handler)
      return () => handlers.delete(handler)
    },
    join: (name, receiver) => {
      const topic = topics.get(name) ?? newTopic()
      if (!topics.has(name)) {
        topics.set(name, topic)
        if (welcomed) say({ type: 'subscribe', topics: [name] })
      }
      // One set entry per join: the same function may join twice.
      const own = (message: string): void => receiver(message)
      topic.receivers.add(own)
      return {
        publish: (data) => welcomed && say({ type: 'publish', topic: name, data }),
        get ready() {
          return topic.ready
        },
        leave: () => {
          topic.receivers.delete(own)
          if (topic.receivers.size > 0 || topics.get(name) !== topic) return
          topics.delete(name)
          if (welcomed) say({ type: 'unsubscribe', topics: [name] })
        },
      }
    },
    get bridges() {
      return bridges
    },
    get nearby() {
      return nearby
    },
    onBridges: (handler) => {
      bridgeHandlers.add(handler)
      return () => bridgeHandlers.delete(handler)
    },
    bridge: (addresses) => {
      wanted = addresses
      if (welcomed) say({ type: 'bridge', addresses: [...addresses] })
    },
    close: () => {
      closed = true
      drop(status)
    },
  }
}

const newTopic = (): Topic => {
  const topic: Topic = { receivers: new Set(), ready: Promise.resolve(), confirm: () => undefined }
  unconfirm(topic)
  return topic
}

/** The hub has to confirm anew; who waits for `ready` already goes on waiting for the same promise. */
const unconfirm = (topic: Topic): void => {
  let confirmed = false
  let resolve: () => void = () => undefined
  const before = topic.confirm
  topic.ready = new Promise((done) => (resolve = done))
  topic.confirm = () => {
    if (confirmed) return
    confirmed = true
    resolve()
    before()
  }
}
