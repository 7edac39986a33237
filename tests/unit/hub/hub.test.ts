import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { createServer as createHttpServer } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { hubLimits } from '#shared/protocol/hubWire'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { Signalling } from '#shared/ports/signalling.port'
import type { Hub } from '../../../electron/hub/startHub'
import { startHub } from '../../../electron/hub/startHub'
import { createHubSignalling } from '#shared/mesh/hubSignalling'
import { ORIGIN, pageSignalling, pageSocket, TOKEN } from '../../support/hub'
import { nodeClock, nodeRandomness } from '../../support/systemPorts'
import { until } from '../../support/until'

const hubs: Hub[] = []
const sockets: WebSocket[] = []
const signallings: Signalling[] = []
const closing: (() => void)[] = []

const hubOf = async (port = 0): Promise<Hub> => {
  const hub = await startHub({ port, token: TOKEN, allowedOrigins: [ORIGIN] })
  hubs.push(hub)
  return hub
}
const page = (hub: Pick<Hub, 'port'>): Signalling => {
  const signalling = pageSignalling(hub.port)
  signallings.push(signalling)
  return signalling
}

type Raw = { readonly socket: WebSocket; readonly heard: string[]; readonly gone: Promise<number> }
const raw = async (hub: Pick<Hub, 'port'>, origin: string | null = ORIGIN, headers = {}): Promise<Raw> => {
  const socket = new WebSocket(`ws://127.0.0.1:${hub.port}`, { headers, ...(origin === null ? {} : { origin }) })
  sockets.push(socket)
  const heard: string[] = []
  socket.on('message', (data) => heard.push(String(data)))
  const gone = new Promise<number>((resolve) => socket.on('close', resolve))
  socket.on('error', () => undefined)
  await Promise.race([once(socket, 'open'), gone])
  return { socket, heard, gone }
}
const say = ({ socket }: Raw, message: unknown): void => socket.send(JSON.stringify(message))
const isServing = async (hub: Hub): Promise<void> => {
  const one = await raw(hub)
  say(one, { type: 'authenticate', token: TOKEN })
  say(one, { type: 'ping' })
  await until(() => one.heard.some((text) => text.includes('pong')), 'the hub answers')
  one.socket.close()
}

afterEach(async () => {
  for (const signalling of signallings.splice(0)) signalling.close()
  for (const socket of sockets.splice(0)) socket.terminate()
  for (const hub of hubs.splice(0)) await hub.close()
  for (const close of closing.splice(0)) close()
})

describe('a hub on its own, for a group', () => {
  test('listens beyond this machine at the port that it was told, and at no other', async () => {
    const free = createServer().listen(0)
    await once(free, 'listening')
    const { port } = free.address() as AddressInfo
    await new Promise((closed) => free.close(closed))
    const start = async (): Promise<Hub> => {
      const hub = await startHub({ allowedOrigins: [], reachable: true, networkPort: port })
      hubs.push(hub)
      return hub
    }
    const hub = await start()
    expect(hub.addresses().filter((address) => !address.endsWith(`:${port}`))).toEqual([])
    const other = await raw({ port }, null)
    await until(() => other.heard.some((text) => text.includes('welcome')), 'it welcomes another hub')
    await expect(start()).rejects.toThrow('EADDRINUSE')
  })
})

describe('who is let in', () => {
  test('a page with the right origin and the token, and what it said before is not lost', async () => {
    const hub = await hubOf()
    const one = await raw(hub)
    say(one, { type: 'subscribe', topics: ['tea'] })
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(one.heard).toEqual([])
    say(one, { type: 'authenticate', token: TOKEN })
    await until(() => one.heard.length >= 2, 'welcome and subscribed')
    expect(one.heard.map((text) => (JSON.parse(text) as { type: string }).type)).toEqual(['welcome', 'subscribed'])
  })

  test('not a page with a wrong token, without one, or of another origin', async () => {
    const hub = await hubOf()
    const wrong = await raw(hub)
    say(wrong, { type: 'authenticate', token: `${TOKEN}!` })
    expect(await wrong.gone).toBe(1008)
    const silent = await raw(hub)
    expect(await silent.gone).toBe(1008)
    const foreign = await raw(hub, 'https://evil.example')
    expect(foreign.socket.readyState).not.toBe(WebSocket.OPEN)
  })

  test('not under a name that was bound to this machine (DNS rebinding)', async () => {
    const hub = await hubOf()
    const rebound = await raw(hub, null, { Host: `evil.example:${hub.port}` })
    expect(rebound.socket.readyState).not.toBe(WebSocket.OPEN)
  })

  test('another hub, which may listen and speak on topics but not have this one bridge', async () => {
    const hub = await hubOf()
    const other = await raw(hub, null)
    await until(() => other.heard.length > 0, 'welcome')
    say(other, { type: 'bridge', addresses: ['127.0.0.1:1'] })
    expect(await other.gone).toBe(1008)
  })
})

describe('what it bears', () => {
  const cases: Record<string, (one: Raw) => void> = {
    'what is not JSON': ({ socket }) => socket.send('{'),
    'binary messages': ({ socket }) => socket.send(Buffer.from([1, 2, 3])),
    'messages that are too large': ({ socket }) => socket.send('x'.repeat(hubLimits.messageBytes + 1)),
    'JSON that is deep': ({ socket }) => socket.send('['.repeat(30_000)),
    'unknown kinds': (one) => say(one, { type: 'shutdown' }),
    __proto__: ({ socket }) => socket.send('{"type":"publish","topic":"a","data":{"__proto__":{"x":1}}}'),
    'topics without end': (one) =>
      say(one, {
        type: 'subscribe',
        topics: Array.from({ length: hubLimits.topicsPerClient + 1 }, (_, at) => `t${at}`),
      }),
    'a flood': (one) => {
      for (let at = 0; at < hubLimits.burst + hubLimits.perSecond; at += 1) say(one, { type: 'ping' })
    },
  }
  for (const [what, send] of Object.entries(cases)) {
    test(`${what}: the sender is dropped, the hub goes on`, async () => {
      const hub = await hubOf()
      const one = await raw(hub)
      say(one, { type: 'authenticate', token: TOKEN })
      await until(() => one.heard.length > 0, 'welcome')
      send(one)
      await one.gone
      await isServing(hub)
    })
  }

  test('3,000 mutated messages', async () => {
    const hub = await hubOf()
    const random = createSeededRandomness(7)
    const valid = [
      { type: 'subscribe', topics: ['tea'] },
      { type: 'publish', topic: 'tea', data: 'hello' },
      { type: 'authenticate', token: TOKEN },
      { type: 'bridge', addresses: [] },
    ].map((message) => JSON.stringify(message))
    for (let round = 0; round < 50; round += 1) {
      const one = await raw(hub, round % 2 ? ORIGIN : null)
      for (let at = 0; at < 60 && one.socket.readyState === WebSocket.OPEN; at += 1) {
        const text = [...(valid[Math.floor(random.fraction() * valid.length)] ?? '')]
        text[Math.floor(random.fraction() * text.length)] = String.fromCharCode(Math.floor(random.fraction() * 300))
        one.socket.send(text.join(''))
      }
      one.socket.terminate()
    }
    await isServing(hub)
  })

  test('a reader that does not read is dropped before it costs memory', async () => {
    const hub = await hubOf()
    const slow = await raw(hub)
    say(slow, { type: 'authenticate', token: TOKEN })
    say(slow, { type: 'subscribe', topics: ['tea'] })
    await until(() => slow.heard.length >= 2, 'subscribed')
    slow.socket.pause()
    const data = 'x'.repeat(60_000)
    for (let round = 0; round < 3; round += 1) {
      const one = await raw(hub)
      say(one, { type: 'authenticate', token: TOKEN })
      for (let at = 0; at < 200; at += 1) say(one, { type: 'publish', topic: 'tea', data })
      // Once it answers, it has passed on all that was said before.
      say(one, { type: 'ping' })
      await until(() => one.heard.some((text) => text.includes('pong')), 'the hub has passed it on')
    }
    slow.socket.resume()
    await slow.gone
    await isServing(hub)
  })
})

describe('bridges', () => {
  test('pages on two hubs hear each other once, and again after the other hub has restarted', async () => {
    const [a, b] = [await hubOf(), await hubOf()]
    const [anna, idris] = [page(a), page(b)]
    idris.bridge([`127.0.0.1:${a.port}`])
    const heard: string[] = []
    const annas = anna.join('tea', (text) => heard.push(`anna ${text}`))
    const idriss = idris.join('tea', (text) => heard.push(`idris ${text}`))
    await Promise.all([annas.ready, idriss.ready])
    await until(async () => {
      annas.publish('from anna')
      await new Promise((resolve) => setTimeout(resolve, 20))
      return heard.includes('idris from anna')
    }, 'the bridge stands')
    heard.length = 0
    idriss.publish('from idris')
    await until(() => heard.length > 0, 'anna has heard')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(heard).toEqual(['anna from idris'])

    const { port } = a
    await a.close()
    hubs.splice(hubs.indexOf(a), 1)
    await hubOf(port)
    heard.length = 0
    let said = 0
    await until(
      async () => {
        // Each in other words: a hub passes on what it has heard before to nobody, not to Anna either who comes after it.
        idriss.publish(`again ${(said += 1)}`)
        await new Promise((resolve) => setTimeout(resolve, 50))
        return heard.some((text) => text.startsWith('anna again'))
      },
      'the bridge is mended',
      20_000,
    )
  })

  test('three hubs in a circle pass a message once to each page', async () => {
    const [a, b, c] = [await hubOf(), await hubOf(), await hubOf()]
    const pages = [page(a), page(b), page(c)]
    pages[0]?.bridge([`127.0.0.1:${b.port}`, `127.0.0.1:${c.port}`])
    pages[1]?.bridge([`127.0.0.1:${c.port}`])
    const heard: number[] = []
    const reached = new Set<number>()
    const topics = pages.map((one, at) =>
      one.join('tea', (text) => {
        if (text === 'count') heard.push(at)
        else reached.add(at)
      }),
    )
    await Promise.all(topics.map(({ ready }) => ready))
    const bridges = () => pages.flatMap((one) => [...one.bridges.values()])
    await until(() => bridges().filter((one) => one === 'connected').length === 3, 'the bridges stand')
    let asked = 0
    await until(async () => {
      // What has been said once already does not pass again.
      topics[1]?.publish(`is anybody there? ${(asked += 1)}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
      return reached.has(0) && reached.has(2)
    }, 'both others are reached')
    topics[1]?.publish('count')
    await until(() => heard.includes(0) && heard.includes(2), 'both others have heard')
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(heard.length).toBeLessThanOrEqual(3)
  })
})

describe('what a page is told', () => {
  test('unreachable where nobody listens', async () => {
    const signalling = page({ port: 9 })
    await until(() => signalling.status === 'unreachable', 'unreachable')
  })
  test('refused with a wrong token', async () => {
    const hub = await hubOf()
    const signalling = pageSignalling(hub.port, 'wrong')
    signallings.push(signalling)
    await until(() => signalling.status === 'refused', 'refused')
  })
  test('how far each of the hubs is that it wants to be bridged to, and nothing of them while its own is away', async () => {
    const [own, other] = [await hubOf(), await hubOf()]
    const signalling = page(own)
    let changes = 0
    signalling.onBridges(() => (changes += 1))
    const [there, nowhere] = [`127.0.0.1:${other.port}`, '127.0.0.1:9']
    signalling.bridge([there, nowhere, 'no address'])
    await until(
      () => signalling.bridges.get(there) === 'connected' && signalling.bridges.get(nowhere) === 'unreachable',
      'both are told',
    )
    expect([...signalling.bridges.keys()].sort()).toEqual([there, nowhere].sort())
    signalling.bridge([there])
    await until(() => signalling.bridges.size === 1, 'the other is forgotten')
    expect(changes).toBeGreaterThan(1)
    await own.close()
    hubs.splice(hubs.indexOf(own), 1)
    await until(() => signalling.bridges.size === 0, 'nothing is known any more')
  })
  test('connected again after its hub has started anew with another token, once it has asked for it', async () => {
    const hub = await hubOf()
    const { port } = hub
    const url = `ws://127.0.0.1:${port}`
    let [token, asked] = [TOKEN, 0]
    const signalling = createHubSignalling({
      url,
      token,
      renew: async () => {
        asked += 1
        if (asked === 1) throw new Error('nobody to ask yet')
        return { url, token }
      },
      clock: nodeClock,
      randomness: nodeRandomness,
      openSocket: pageSocket(),
    })
    signallings.push(signalling)
    const heard: string[] = []
    const topic = signalling.join('tea', (text) => heard.push(text))
    await topic.ready
    await hub.close()
    hubs.length = 0
    token = 'another token'
    const again = await startHub({ port, token, allowedOrigins: [ORIGIN] })
    hubs.push(again)
    await until(() => asked > 1 && signalling.status === 'connected', 'connected again')
    await topic.ready
    const other = pageSignalling(port, token)
    signallings.push(other)
    const theirs = other.join('tea', () => undefined)
    await theirs.ready
    theirs.publish('hello')
    await until(() => heard.length > 0, 'the topic is listened to again')
  })
  test('unreachable or strange where something else answers', async () => {
    const talker = createServer((socket) => socket.on('error', () => undefined).end('220 mail ready\r\n'))
    const site = createHttpServer((_, response) => response.end('<html>'))
    for (const server of [talker, site]) {
      server.listen(0, '127.0.0.1')
      await once(server, 'listening')
      closing.push(() => server.close())
      const { port } = server.address() as { port: number }
      const signalling = page({ port })
      await until(() => ['unreachable', 'strange'].includes(signalling.status), 'it is noticed')
    }
  })
  test('connected again after its hub came back', async () => {
    const hub = await hubOf()
    const signalling = page(hub)
    await until(() => signalling.status === 'connected', 'connected')
    const { port } = hub
    await hub.close()
    hubs.length = 0
    await until(() => signalling.status !== 'connected', 'noticed')
    await hubOf(port)
    await until(() => signalling.status === 'connected', 'connected again')
  })
})
