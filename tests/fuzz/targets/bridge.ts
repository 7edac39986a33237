import { concat, utf8 } from '#shared/crypto/bytes'
import type { FromHub } from '#shared/protocol/hubWire'
import { fromHubSchema, readHubMessage } from '#shared/protocol/hubWire'
import type { WebSocket } from 'ws'
import { openBridge } from '../../../electron/hub/bridge'
import { createSwitchboard } from '../../../electron/hub/switchboard'
import type { Target } from '../target'
import { mutateJson, mutationsBy } from '../target'
import { bare } from './ends'
import { createSocket } from './socket'

const WELCOME: FromHub = { type: 'welcome', hub: 'snug', version: 1 }
const MET: FromHub = { type: 'met', nonce: 'AAAAAAAAAAAAAAAAAAAAAA' }
/** What another hub says, behind a byte: 0 in place of its welcome, 1 after it; 2 and 3 likewise one that was found, and has met. */
const FROM: readonly (readonly [number, FromHub])[] = [
  [0, WELCOME],
  [1, { type: 'publish', topic: 'heard', data: 'sealed' }],
  [1, { type: 'publish', topic: 'unheard', data: 'sealed' }],
  [1, { type: 'subscribed', topics: ['heard'] }],
  [1, { type: 'bridges', states: { '192.168.1.20:4455': 'connected' } }],
  [1, { type: 'ping' }],
  [2, MET],
  [3, MET],
  [3, { type: 'publish', topic: 'heard', data: 'sealed' }],
  [1, { type: 'refused', reason: 'too fast' }],
]

/** What a hub that this one is bridged to says: it is heard on the topics that it was asked for, and nowhere else. */
export const openBridges = async (): Promise<Target> => {
  const switchboard = createSwitchboard()
  const heard: (readonly [string, unknown])[] = []
  const page = { kind: 'page', deliver: (topic: string, data: unknown) => void heard.push([topic, data]) } as const
  switchboard.subscribe(page, 'heard')
  const samples = FROM.map(([at, message]) => concat(Uint8Array.of(at), utf8(JSON.stringify(message))))
  let left = 0
  return {
    samples,
    mutations: mutationsBy(samples).map(bare).concat(bare(mutateJson), bare(mutateJson)),
    take: async (input) => {
      const { socket, state } = createSocket()
      const isFound = (input[0] ?? 0) % 4 > 1
      const bridge = openBridge('192.168.1.20:4455', switchboard, () => undefined, {
        open: () => socket as unknown as WebSocket,
        ...(isFound && { shared: () => ['heard'] }),
      })
      socket.emit('open')
      const isAfter = (input[0] ?? 0) % 2 === 1
      for (const message of isFound ? [WELCOME, MET] : [WELCOME])
        if (isAfter) socket.emit('message', Buffer.from(JSON.stringify(message)), false)
      const text = Buffer.from(input.slice(1)).toString()
      socket.emit('message', Buffer.from(input.slice(1)), false)
      const isRefused = state.closed
      bridge.close()
      if (bridge.state === 'connected' && isRefused) throw new Error('it is called connected, and is not')
      if (!isRefused && readHubMessage(fromHubSchema, text) === undefined) throw new Error('noise is borne with')
      for (const [topic, data] of heard.splice(0))
        if (topic !== 'heard' || typeof data !== 'string' || !isAfter || isFound)
          throw new Error('heard on a topic of nobody’s')
      left += socket.listenerCount('message')
      return isRefused ? 'refused' : 'taken'
    },
    digest: () => switchboard.localTopics().join(),
    holds: async () => left + switchboard.localTopics().length,
  }
}
