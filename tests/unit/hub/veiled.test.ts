import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import type { Bridge } from '../../../electron/hub/bridge'
import { openBridge } from '../../../electron/hub/bridge'
import type { Hub } from '../../../electron/hub/startHub'
import { startHub } from '../../../electron/hub/startHub'
import type { Switchboard } from '../../../electron/hub/switchboard'
import { createSwitchboard } from '../../../electron/hub/switchboard'
import { ORIGIN, pageSignalling, TOKEN } from '../../support/hub'
import { until } from '../../support/until'

const NONCE = 'AAAAAAAAAAAAAAAAAAAAAA'
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

const hubWith = async (...topics: readonly string[]) => {
  const hub: Hub = await startHub({ token: TOKEN, allowedOrigins: [ORIGIN] })
  const page = pageSignalling(hub.port)
  const heard: string[] = []
  const join = (topic: string) => page.join(topic, (text) => heard.push(`${topic}: ${text}`))
  const joined = topics.map(join)
  closing.push(
    () => hub.close(),
    () => page.close(),
  )
  await Promise.all(joined.map(({ ready }) => ready))
  return { hub, page, heard, join, joined }
}
/** Somebody's own hub, as far as a bridge has to do with it. */
const ownHub = (
  ...topics: readonly string[]
): { switchboard: Switchboard; heard: string[]; say(topic: string, text: string): void } => {
  const switchboard = createSwitchboard()
  const heard: string[] = []
  const page = { kind: 'page', deliver: (topic: string, text: string) => void heard.push(`${topic}: ${text}`) } as const
  for (const topic of topics) switchboard.subscribe(page, topic)
  return { switchboard, heard, say: (topic, text) => switchboard.publish(page, topic, text) }
}
const bridge = (port: number, switchboard: Switchboard, shared: readonly string[]): Bridge => {
  const made = openBridge(`127.0.0.1:${port}`, switchboard, () => undefined, { shared: () => shared })
  closing.push(() => made.close())
  return made
}

describe('between hubs that found each other', () => {
  test('what is said on a shared topic is heard on both sides, and on no other topic', async () => {
    const anna = await hubWith('tea', 'milk')
    const idris = ownHub('tea', 'milk')
    const made = bridge(anna.hub.port, idris.switchboard, ['tea'])
    await until(() => made.topics === 1, 'they have met')
    await until(() => {
      for (const topic of ['milk', 'tea']) idris.say(topic, `from Idris ${performance.now()}`)
      for (const one of anna.joined) one.publish(`from Anna ${performance.now()}`)
      return anna.heard.length > 0 && idris.heard.length > 0
    }, 'both are heard')
    for (const text of [...anna.heard, ...idris.heard]) expect(text).toMatch(/^tea: from/)
  })

  test('a topic that the other’s page comes to only later is heard then, and not after its hub has left it', async () => {
    const anna = await hubWith()
    const idris = ownHub('tea')
    const made = bridge(anna.hub.port, idris.switchboard, ['tea'])
    await until(() => made.state === 'connected', 'they have met')
    const tea = anna.join('tea')
    await tea.ready
    await until(() => {
      idris.say('tea', `to Anna ${performance.now()}`)
      return anna.heard.length > 0
    }, 'Anna hears')
    made.close()
    await until(() => made.topics === 0, 'the bridge is gone')
  })

  test('a stranger who said again what a member had announced learns no topic, and is heard on none', async () => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
    await once(server, 'listening')
    closing.push(() => server.close())
    const learnt: string[] = []
    let names: string[] = []
    let stranger: WebSocket | undefined
    server.on('connection', (socket) => {
      stranger = socket
      closing.push(() => socket.terminate())
      socket.send(JSON.stringify({ type: 'welcome', hub: 'snug', version: 1 }))
      socket.on('message', (data) => {
        learnt.push(String(data))
        const said = JSON.parse(String(data)) as { type: string; topics?: string[] }
        if (said.type === 'meet') socket.send(JSON.stringify({ type: 'met', nonce: NONCE }))
        if (said.type === 'subscribe') names = said.topics ?? []
      })
    })
    const idris = ownHub('a topic')
    bridge((server.address() as AddressInfo).port, idris.switchboard, ['a topic'])
    await until(() => names.length > 0, 'it is asked for something')
    idris.say('a topic', 'sealed')
    stranger?.send(JSON.stringify({ type: 'publish', topic: 'a topic', data: 'forged' }))
    await until(() => learnt.some((text) => text.includes('sealed')), 'it is told something')
    expect(learnt.join()).not.toContain('a topic')
    expect(idris.heard).toEqual([])
    // What it has heard has another name on every other connection.
    const other = await hubWith('a topic')
    const socket = new WebSocket(`ws://127.0.0.1:${other.hub.port}`)
    closing.push(() => socket.terminate())
    const answers: string[] = []
    socket.on('message', (data) => answers.push(String(data)))
    await once(socket, 'open')
    for (const message of [
      { type: 'meet', nonce: NONCE },
      { type: 'subscribe', topics: [...names, 'a topic'] },
      { type: 'publish', topic: names[0], data: 'forged' },
      { type: 'publish', topic: 'a topic', data: 'forged' },
      { type: 'ping' },
    ])
      socket.send(JSON.stringify(message))
    await until(() => answers.some((text) => text.includes('pong')), 'all of it has been read')
    expect(other.heard).toEqual([])
  })

  test('nobody meets twice, nor after having spoken of topics by their names, nor is a page met', async () => {
    const { hub } = await hubWith('tea')
    const lastAnswer = async (origin: string | undefined, messages: readonly object[]): Promise<string> => {
      const socket = new WebSocket(`ws://127.0.0.1:${hub.port}`, origin === undefined ? {} : { origin })
      const heard: string[] = []
      socket.on('message', (data) => heard.push(String(data)))
      await once(socket, 'open')
      for (const message of messages) socket.send(JSON.stringify(message))
      await once(socket, 'close')
      return heard.at(-1) ?? ''
    }
    const meet = { type: 'meet', nonce: NONCE }
    const [subscribe, prove] = [
      { type: 'subscribe', topics: ['tea'] },
      { type: 'authenticate', token: TOKEN },
    ]
    expect(await lastAnswer(undefined, [meet, meet])).toContain('too late')
    expect(await lastAnswer(undefined, [subscribe, meet])).toContain('too late')
    expect(await lastAnswer(ORIGIN, [prove, meet])).toContain('too late')
  })
})
