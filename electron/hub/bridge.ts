import { WebSocket } from 'ws'
import type { BridgeState, ToHub } from '#shared/protocol/hubWire'
import { fromHubSchema, HUB_VERSION, hubLimits, readHubMessage } from '#shared/protocol/hubWire'
import { createRateLimit } from './rateLimit'
import type { Subscriber, Switchboard } from './switchboard'

/** Milliseconds: the first pause after a lost connection, the longest, and for how long a hub may be silent. */
const SOONEST = 500
const LATEST = 30_000
const SILENCE = 30_000

export type Bridge = { readonly state: BridgeState; close(): void }

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
  open = openSocket,
): Bridge => {
  let state: BridgeState = 'connecting'
  let socket: WebSocket | undefined
  let retry: NodeJS.Timeout | undefined
  let silence: NodeJS.Timeout | undefined
  let pause = SOONEST
  let closed = false
  let subscribed = new Set<string>()

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
    deliver: (topic, data) => state === 'connected' && say({ type: 'publish', topic, data }),
  }

  const follow = (): void => {
    if (closed || state !== 'connected') return
    const wanted = new Set(switchboard.localTopics())
    const fresh = [...wanted].filter((topic) => !subscribed.has(topic))
    const gone = [...subscribed].filter((topic) => !wanted.has(topic))
    for (const topic of fresh) switchboard.subscribe(subscriber, topic)
    for (const topic of gone) switchboard.unsubscribe(subscriber, topic)
    if (fresh.length > 0) say({ type: 'subscribe', topics: fresh })
    if (gone.length > 0) say({ type: 'unsubscribe', topics: gone })
    subscribed = wanted
  }

  const drop = (as: BridgeState): void => {
    clearTimeout(silence)
    socket?.removeAllListeners()
    socket?.on('error', () => undefined)
    socket?.terminate()
    socket = undefined
    subscribed = new Set()
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
      if (!message || message.type === 'refused') return drop('strange')
      if (message.type === 'welcome') {
        if (message.version !== HUB_VERSION) return drop('strange')
        pause = SOONEST
        become('connected')
        return follow()
      }
      // Only what was asked for: another hub can't speak on topics that it was not told of.
      if (message.type === 'publish' && subscribed.has(message.topic))
        switchboard.publish(subscriber, message.topic, message.data)
    })
  }
  const stopFollowing = switchboard.onTopics(follow)
  connect()

  return {
    get state() {
      return state
    },
    close: () => {
      closed = true
      stopFollowing()
      clearTimeout(retry)
      drop(state)
    },
  }
}
