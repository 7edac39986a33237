import { once } from 'node:events'
import { networkInterfaces } from 'node:os'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Signalling } from '#shared/ports/signalling.port'
import type { Hub } from '../../../electron/hub/startHub'
import { startHub } from '../../../electron/hub/startHub'
import { ORIGIN, pageSignalling, TOKEN } from '../../support/hub'
import { until } from '../../support/until'

/** This machine’s address in its network, if it is in one. */
const address = Object.values(networkInterfaces())
  .flatMap((all) => all ?? [])
  .find(({ internal, family }) => !internal && family === 'IPv4')?.address
const reason = address ? '' : ' (not here: this machine is in no network)'

const hubs: Hub[] = []
afterEach(async () => {
  for (const hub of hubs.splice(0)) await hub.close()
})
const hubOf = async (): Promise<Hub> => {
  const hub = await startHub({ token: TOKEN, allowedOrigins: [ORIGIN] })
  hubs.push(hub)
  return hub
}
/** What becomes of a connection to `host:port`: the first word of the hub, or why there is none. */
const tryAt = async (at: string, origin?: string): Promise<string> => {
  const socket = new WebSocket(`ws://${at}`, origin === undefined ? {} : { origin })
  try {
    const [data] = (await Promise.race([
      once(socket, 'message'),
      once(socket, 'error').then(([error]) => Promise.reject(error as Error)),
    ])) as [Buffer]
    return (JSON.parse(String(data)) as { type: string }).type
  } catch (error) {
    return (error as Error).message
  } finally {
    socket.terminate()
  }
}

describe.skipIf(!address)(`a hub in a network${reason}`, () => {
  test('listens on this machine alone until it is made reachable, and again afterwards', async () => {
    const hub = await hubOf()
    expect(hub.addresses()).toEqual([])
    for (const port of [hub.port, hub.port + 1]) expect(await tryAt(`${address}:${port}`)).toMatch(/ECONNREFUSED/)

    await hub.setReachable(true)
    const [first] = hub.addresses()
    expect(hub.addresses().some((one) => one.startsWith(`${address}:`))).toBe(true)
    for (const one of hub.addresses()) expect(one).not.toMatch(/^(127\.|\[::1\]|\[fe80)/)
    expect(await tryAt(first ?? '')).toBe('welcome')

    await hub.setReachable(false)
    expect(hub.addresses()).toEqual([])
    expect(await tryAt(first ?? '')).toMatch(/ECONNREFUSED/)
    await hub.setReachable(true)
    // At the same address as before: invitations that carry it stay good.
    expect(hub.addresses()[0]).toBe(first)
  })

  test('serves other hubs there, and no page, not even the own one with its token', async () => {
    const hub = await hubOf()
    await hub.setReachable(true)
    const [at = ''] = hub.addresses()
    for (const origin of [ORIGIN, 'https://evil.example', 'null']) expect(await tryAt(at, origin)).toMatch(/403/)
  })

  test('is found at several addresses at once, and by who knows it back, without anything being heard twice', async () => {
    const [one, other] = [await hubOf(), await hubOf()]
    for (const hub of [one, other]) await hub.setReachable(true)
    const [anna, idris] = [pageSignalling(one.port), pageSignalling(other.port)]
    const loopback = (hub: Hub): string => `localhost:${hub.addresses()[0]?.split(':').at(-1)}`
    idris.bridge([...one.addresses(), loopback(one)])
    anna.bridge([...other.addresses(), loopback(other)])
    const heard: string[] = []
    const reached = new Set<string>()
    const hear = (name: string) => (text: string) => {
      if (text.startsWith('from')) heard.push(`${name} ${text}`)
      else reached.add(name)
    }
    const topics = [anna.join('tea', hear('anna')), idris.join('tea', hear('idris'))]
    await Promise.all(topics.map(({ ready }) => ready))
    const connected = ({ bridges }: Signalling): boolean =>
      [...bridges.values()].filter((s) => s === 'connected').length > 1
    await until(() => connected(anna) && connected(idris), 'several bridges stand')
    let asked = 0
    await until(async () => {
      // What has been said once already does not pass again.
      for (const topic of topics) topic.publish(`is anybody there? ${(asked += 1)}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
      return reached.size === 2
    }, 'each is reached')
    await new Promise((resolve) => setTimeout(resolve, 300))
    topics[0]?.publish('from Anna')
    topics[1]?.publish('from Idris')
    await until(() => heard.length >= 2, 'both have heard')
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(heard.sort()).toEqual(['anna from Idris', 'idris from Anna'])
    for (const signalling of [anna, idris]) signalling.close()
  })

  test('brings members on two machines together, whichever of them can be reached', async () => {
    const [reachable, other] = [await hubOf(), await hubOf()]
    await reachable.setReachable(true)
    const [anna, idris] = [pageSignalling(reachable.port), pageSignalling(other.port)]
    idris.bridge(reachable.addresses())
    const heard: string[] = []
    const topics = [
      anna.join('tea', (text) => heard.push(`anna ${text}`)),
      idris.join('tea', (text) => heard.push(`idris ${text}`)),
    ]
    await Promise.all(topics.map(({ ready }) => ready))
    await until(async () => {
      topics[0]?.publish('from Anna')
      topics[1]?.publish('from Idris')
      await new Promise((resolve) => setTimeout(resolve, 50))
      return new Set(heard).size === 2
    }, 'both have heard')
    expect([...new Set(heard)].sort()).toEqual(['anna from Idris', 'idris from Anna'])
    for (const signalling of [anna, idris]) signalling.close()
  })
})
