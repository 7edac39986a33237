import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { WebSocket } from 'ws'
import type { FromHub, ToHub } from '#shared/protocol/hubWire'
import { HUB_VERSION, hubLimits, readHubMessage, toHubSchema } from '#shared/protocol/hubWire'
import { createVeil, unveiled } from './nearby/veil'
import type { VeiledTopics } from './nearby/veiledTopics'
import { openVeiledTopics } from './nearby/veiledTopics'
import { createRateLimit } from './rateLimit'
import type { Subscriber, Switchboard } from './switchboard'

/** Takes as long for a token that is nearly right as for any other of its length. */
export const sameToken = (given: string, token: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(token)]
  return a.length === b.length && timingSafeEqual(a, b)
}

export type ServedClient = {
  readonly socket: WebSocket
  readonly kind: 'page' | 'hub'
  readonly token: string
  readonly switchboard: Switchboard
  /** How many topics are shared with a hub that found this one. */
  onShared(count: number): void
  /** Where the page wants its hub to look besides itself. */
  onBridge(addresses: readonly string[], tell: (message: FromHub) => void): void
}

/**
 * Serves one connection for as long as it behaves. A page has to authenticate first; what it says before (y-webrtc
 * subscribes at once) is held back. Anything malformed, too much, too fast or unread for too long ends it.
 */
export const serveClient = ({ socket, kind, token, switchboard, onShared, onBridge }: ServedClient): void => {
  let trusted = kind === 'hub'
  let alive = true
  const held: ToHub[] = []
  const mayGoOn = createRateLimit(hubLimits.burst, hubLimits.perSecond)

  const tell = (message: FromHub): void => {
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > hubLimits.buffered) socket.terminate()
    else socket.send(JSON.stringify(message))
  }
  const refuse = (reason: string): void => {
    tell({ type: 'refused', reason })
    socket.close(1008, reason)
  }
  let veil = unveiled
  let veiled: VeiledTopics | undefined
  const subscriber: Subscriber = {
    kind,
    deliver: (topic, data) => tell({ type: 'publish', topic: veil.nameOf(topic), data }),
  }
  /** A hub that found this one: what it knows no name for, it does not hear of. */
  const meet = (asked: string): void => {
    if (kind === 'page' || veiled || switchboard.topicsOf(subscriber) > 0) return refuse('it is too late to meet')
    const nonce = randomBytes(16).toString('base64url')
    veil = createVeil(asked, nonce)
    veiled = openVeiledTopics(veil, switchboard, subscriber, () => onShared(veiled?.count ?? 0))
    tell({ type: 'met', nonce })
  }

  const act = (message: ToHub): void => {
    switch (message.type) {
      case 'authenticate':
        return
      case 'meet':
        return meet(message.nonce)
      case 'subscribe':
        if (veiled) return veiled.subscribe(message.topics) ? undefined : refuse('too many topics')
        if (!message.topics.every((topic) => switchboard.subscribe(subscriber, topic))) return refuse('too many topics')
        return tell({ type: 'subscribed', topics: message.topics })
      case 'unsubscribe':
        if (veiled) return veiled.unsubscribe(message.topics)
        return message.topics.forEach((topic) => switchboard.unsubscribe(subscriber, topic))
      case 'publish':
        if (veiled) return veiled.publish(message.topic, message.data)
        return switchboard.publish(subscriber, message.topic, message.data)
      case 'ping':
        return tell({ type: 'pong' })
      case 'pong':
        return
      case 'bridge':
        if (kind === 'page') return onBridge(message.addresses, tell)
        return refuse('only the own page may bridge')
    }
  }

  const authenticate = (given: string): void => {
    if (trusted) return
    if (!sameToken(given, token)) return refuse('wrong token')
    trusted = true
    clearTimeout(deadline)
    tell({ type: 'welcome', hub: 'snug', version: HUB_VERSION })
    held.splice(0).forEach(act)
  }

  const deadline = setTimeout(() => !trusted && refuse('not authenticated'), hubLimits.authenticate)
  const heartbeat = setInterval(() => {
    if (!alive) return socket.terminate()
    alive = false
    socket.ping()
  }, hubLimits.heartbeat)

  socket.on('pong', () => (alive = true))
  socket.on('error', () => socket.terminate())
  socket.on('close', () => {
    clearTimeout(deadline)
    clearInterval(heartbeat)
    veiled?.close()
    onShared(0)
    switchboard.leave(subscriber)
  })
  socket.on('message', (data, isBinary) => {
    alive = true
    if (!mayGoOn()) return refuse('too fast')
    const message = isBinary ? undefined : readHubMessage(toHubSchema, data.toString())
    if (!message) return refuse('not understood')
    if (message.type === 'authenticate') return authenticate(message.token)
    if (trusted) return act(message)
    if (held.length >= hubLimits.heldBack) return refuse('too much before authenticating')
    held.push(message)
  })
  if (trusted) tell({ type: 'welcome', hub: 'snug', version: HUB_VERSION })
}
