import { utf8 } from '#shared/crypto/bytes'
import type { FromHub, ToHub } from '#shared/protocol/hubWire'
import { fromHubSchema, readHubMessage, toHubSchema } from '#shared/protocol/hubWire'
import { deepStrictEqual } from 'node:assert'
import type { WebSocket } from 'ws'
import { serveClient } from '../../../electron/hub/client'
import { createSwitchboard } from '../../../electron/hub/switchboard'
import type { Outcome, Target } from '../target'
import { mutateJson, mutationsBy } from '../target'
import { createSocket } from './socket'

const TOKEN = 'token'
const TO: readonly ToHub[] = [
  { type: 'authenticate', token: TOKEN },
  { type: 'subscribe', topics: ['one', 'two'] },
  { type: 'unsubscribe', topics: ['one'] },
  { type: 'publish', topic: 'heard', data: 'sealed' },
  { type: 'ping' },
  { type: 'pong' },
  { type: 'bridge', addresses: ['192.168.1.20:4455'] },
  { type: 'meet', nonce: 'AAAAAAAAAAAAAAAAAAAAAA' },
]
const FROM: readonly FromHub[] = [
  { type: 'welcome', hub: 'snug', version: 1 },
  { type: 'subscribed', topics: ['one'] },
  { type: 'bridges', states: { '192.168.1.20:4455': 'connected' } },
  { type: 'met', nonce: 'AAAAAAAAAAAAAAAAAAAAAA' },
  { type: 'nearby', nearby: { looking: 'looking', machines: 1, met: 2 } },
  { type: 'refused', reason: 'too fast' },
]

/** What is said to a hub, by a page and by another hub, and what a hub says. */
export const openHub = async (): Promise<Target> => {
  const switchboard = createSwitchboard()
  switchboard.subscribe({ kind: 'page', deliver: () => undefined }, 'heard')
  const samples = [...TO, ...FROM].map((message) => utf8(JSON.stringify(message)))

  const serve = (kind: 'page' | 'hub', input: Uint8Array<ArrayBuffer>): Outcome => {
    const { socket, state } = createSocket()
    const [onBridge, onShared] = [() => undefined, () => undefined]
    serveClient({ socket: socket as unknown as WebSocket, kind, token: TOKEN, switchboard, onShared, onBridge })
    if (kind === 'page') socket.emit('message', Buffer.from(JSON.stringify(TO[0])), false)
    socket.emit('message', Buffer.from(input), false)
    socket.emit('close')
    return state.closed ? 'refused' : 'taken'
  }
  return {
    samples,
    mutations: mutationsBy(samples, mutateJson),
    take: async (input) => {
      const text = Buffer.from(input).toString()
      const said = readHubMessage(fromHubSchema, text)
      if (said) deepStrictEqual(readHubMessage(fromHubSchema, JSON.stringify(said)), said)
      const outcomes = [serve('page', input), serve('hub', input)]
      const isNone = readHubMessage(toHubSchema, text) === undefined
      if (isNone && outcomes.includes('taken')) throw new Error('a hub goes on with who says what is no message')
      return outcomes.includes('taken') ? 'taken' : 'refused'
    },
    digest: () => switchboard.localTopics().join(),
    holds: async () => switchboard.localTopics().length,
  }
}
