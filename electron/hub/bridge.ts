import { randomBytes } from 'node:crypto'
import { WebSocket } from 'ws'
import type { BridgeState, FromHub, ToHub } from '#shared/protocol/hubWire'
import { fromHubSchema, HUB_VERSION, hubLimits, readHubMessage } from '#shared/protocol/hubWire'
import { createVeil, unveiled } from './nearby/veil'
import { createRateLimit } from './rateLimit'
import type { Subscriber, Switchboard } from './switchboard'

/** Milliseconds: the first pause after a lost connection, the longest, and for how long a hub may be silent. */
const SOONEST = 500
const LATEST = 30_000
const SILENCE = 30_000

export type Bridge = {
  readonly state: BridgeState
  /** How many topics are spoken of with the other hub. */
  readonly topics: number
  /** Looks again at which topics are to be spoken of. */
  follow(): void
  close(): void
}

export type BridgeOptions = {
  readonly open?: (address: string) => WebSocket
  /** The other hub was found, not chosen: it is spoken with of these topics alone, and each has a name that it must know. */
  readonly shared?: () => readonly string[]
}

const openSocket = (address: string): WebSocket =>
  new WebSocket(`ws://${address}`, {
    maxPayload: hubLimits.messageBytes,
    handshakeTimeout: 5_000,
    perMessageDeflate: false,
    followRedirects: false,
  })

/**
 * Keeps a connection to another hub: whatever the own page listens to is listened to there too, both ways. A hub that
 * can't be reached, or is none, is tried again with growing pauses.
 */
export const openBridge = (
  address: string,
  switchboard: Switchboard,
  onState: () => void,
  { open = openSocket, shared }: BridgeOptions = {},
): Bridge => {
  let state: BridgeState = 'connecting'
  let socket: WebSocket | undefined
  let retry: NodeJS.Timeout | undefined
  let silence: NodeJS.Timeout | undefined
  let pause = SOONEST
  let closed = false
  let subscribed = new Set<string>()
  let veil = unveiled
  let asked: string | undefined

  const become = (next: BridgeState): void => {
    if (state === next) return
    state = next
    onState()
  }
  const say = (message: ToHub): void => {
    if (socket?.readyState === WebSocket.OPEN && socket.bufferedAmount < hubLimits.buffered)
      socket.send(JSON.stringify(message))
  }
  const subscriber: Subscriber = {
    kind: 'bridge',
    deliver: (topic, data) => state === 'connected' && say({ type: 'publish', topic: veil.nameOf(topic), data }),
  }
  const wantedTopics = (): Set<string> => {
    const local = new Set(switchboard.localTopics())
    return shared ? new Set(shared().filter((topic) => local.has(topic))) : local
  }

  const follow = (): void => {
    if (closed || state !== 'connected') return
    const wanted = wantedTopics()
    const fresh = [...wanted].filter((topic) => !subscribed.has(topic))
    const gone = [...subscribed].filter((topic) => !wanted.has(topic))
    for (const topic of fresh) switchboard.subscribe(subscriber, topic)
    for (const topic of gone) switchboard.unsubscribe(subscriber, topic)
    if (fresh.length > 0) say({ type: 'subscribe', topics: fresh.map(veil.nameOf) })
    if (gone.length > 0) say({ type: 'unsubscribe', topics: gone.map(veil.nameOf) })
    subscribed = wanted
    if (shared && fresh.length + gone.length > 0) onState()
  }

  const drop = (as: BridgeState): void => {
    clearTimeout(silence)
    socket?.removeAllListeners()
    socket?.on('error', () => undefined)
    socket?.terminate()
    socket = undefined
    subscribed = new Set()
    asked = undefined
    switchboard.leave(subscriber)
    if (closed) return
    become(as)
    retry = setTimeout(connect, pause * (0.5 + Math.random()))
    pause = Math.min(pause * 2, LATEST)
  }

  const listen = (): void => {
    clearTimeout(silence)
    silence = setTimeout(() => drop('unreachable'), SILENCE)
  }

  const beConnected = (): void => {
    pause = SOONEST
    become('connected')
    follow()
  }
  const meet = (): void => {
    asked = randomBytes(16).toString('base64url')
    say({ type: 'meet', nonce: asked })
  }

  const hear = (message: FromHub): void => {
    switch (message.type) {
      case 'welcome':
        if (message.version !== HUB_VERSION) return drop('strange')
        return shared ? meet() : beConnected()
      case 'met':
        if (asked === undefined || state === 'connected') return drop('strange')
        veil = createVeil(asked, message.nonce)
        return beConnected()
      case 'publish': {
        // Only what was asked for: another hub can't speak on topics that it was not told of.
        const topic = veil.topicOf(message.topic, [...subscribed])
        if (topic !== undefined && subscribed.has(topic)) switchboard.publish(subscriber, topic, message.data)
        return
      }
      case 'refused':
        return drop('strange')
      default:
        return
    }
  }

  const connect = (): void => {
    const opened = open(address)
    socket = opened
    const mayGoOn = createRateLimit(hubLimits.burst, hubLimits.perSecond)
    opened.on('open', listen)
    opened.on('error', () => drop('unreachable'))
    opened.on('close', () => drop(state === 'connected' ? 'connecting' : 'unreachable'))
    opened.on('ping', listen)
    opened.on('message', (data, isBinary) => {
      listen()
      const message = isBinary || !mayGoOn() ? undefined : readHubMessage(fromHubSchema, data.toString())
      if (message) hear(message)
      else drop('strange')
    })
  }
  const stopFollowing = switchboard.onTopics(follow)
  connect()

  return {
    get state() {
      return state
    },
    get topics() {
      return subscribed.size
    },
    follow,
    close: () => {
      closed = true
      stopFollowing()
      clearTimeout(retry)
      drop(state)
    },
  }
}
