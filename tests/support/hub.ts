import { WebSocket } from 'ws'
import { createHubSignalling } from '#shared/mesh/hubSignalling'
import type { OpenSocket, WebSocketLike } from '#shared/ports/webSocket.port'
import type { Signalling } from '#shared/ports/signalling.port'
import { nodeClock, nodeRandomness } from './systemPorts'

export const ORIGIN = 'app://snug'
export const TOKEN = 'a token for tests'

/** A WebSocket as a page opens it: with an Origin. */
export const pageSocket =
  (origin: string | undefined = ORIGIN): OpenSocket =>
  (url) => {
    const socket = new WebSocket(url, origin === undefined ? {} : { origin })
    socket.on('error', () => undefined)
    return socket as unknown as WebSocketLike
  }

/** A page's signalling over a hub at `port`. */
export const pageSignalling = (port: number, token = TOKEN, origin: string | undefined = ORIGIN): Signalling =>
  createHubSignalling({
    url: `ws://127.0.0.1:${port}`,
    token,
    clock: nodeClock,
    randomness: nodeRandomness,
    openSocket: pageSocket(origin),
  })
