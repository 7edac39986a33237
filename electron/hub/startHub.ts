import { once } from 'node:events'
import type { IncomingMessage, Server } from 'node:http'
import { createServer } from 'node:http'
import { networkInterfaces } from 'node:os'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import type { BridgeState, FromHub, Nearby } from '#shared/protocol/hubWire'
import { hubLimits } from '#shared/protocol/hubWire'
import { parseHubAddress } from '#shared/protocol/hubAddress'
import type { Bridge } from './bridge'
import { openBridge } from './bridge'
import { serveClient } from './client'
import type { NearbyHubs } from './nearby/findNearby'
import { findNearby } from './nearby/findNearby'
import type { OpenMulticast } from './nearby/multicast'
import { openMulticast } from './nearby/multicast'
import { createSwitchboard } from './switchboard'

export type HubOptions = {
  /** 0 or nothing: any free port. */
  readonly port?: number
  /** What the own page proves itself with. Without it no page is served at all. */
  readonly token?: string
  readonly allowedOrigins: readonly string[]
  readonly reachable?: boolean
  /** The port beyond this machine, and no other. Left out: the one next to the local port, or any free one. */
  readonly networkPort?: number
  /** A server on 127.0.0.1 to share instead of listening on a port of its own. */
  readonly server?: Server
  /** How it speaks with hubs in its network that it knows no address of. */
  readonly openMulticast?: OpenMulticast
}

export type Hub = {
  readonly port: number
  readonly reachable: boolean
  /** `host:port` under which other machines find it. */
  addresses(): readonly string[]
  /** Starts or stops listening beyond this machine. Rejects if the port can't be had. */
  setReachable(on: boolean): Promise<void>
  close(): Promise<void>
}

const LOOPBACK = '127.0.0.1'

/** A web page always says where it comes from; another hub never does. */
const kindOf = (request: IncomingMessage, allowed: readonly string[]): 'page' | 'hub' | undefined => {
  const { origin } = request.headers
  if (origin === undefined) return 'hub'
  return allowed.includes(origin) ? 'page' : undefined
}

/** A name that a foreign page has bound to 127.0.0.1 (DNS rebinding) is not this machine's own. */
const isOwnHost = (request: IncomingMessage): boolean =>
  /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(request.headers.host ?? '')

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

const addressesOf = (port: number): string[] =>
  Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
    .sort((a, b) => a.family.localeCompare(b.family))
    .map(({ family, address }) => (family === 'IPv6' ? `[${address}]:${port}` : `${address}:${port}`))
    .slice(0, 4)

/** Starts a hub: it passes opaque messages between those who listen to the same topic, and keeps none of them. */
export const startHub = async (options: HubOptions): Promise<Hub> => {
  const { token, allowedOrigins, server: shared } = options
  const switchboard = createSwitchboard()
  const sockets = new WebSocketServer({ noServer: true, maxPayload: hubLimits.messageBytes, perMessageDeflate: false })
  const perAddress = new Map<string, number>()
  const bridges = new Map<string, Bridge>()
  /** Those who come from beyond this machine, with how many topics are shared with one that found this hub. */
  const visitors = new Map<WebSocket, { readonly address: string; shared: number }>()
  let network: Server | undefined
  let nearby: NearbyHubs | undefined
  let toldNearby = ''
  let tellPage: ((message: FromHub) => void) | undefined

  const tellStates = (): void => {
    const states: Record<string, BridgeState> = {}
    for (const [address, bridge] of bridges) states[address] = bridge.state
    tellPage?.({ type: 'bridges', states })
  }
  const tellNearby = (): void => {
    const { looking = 'off', met = 0, addresses = [] } = nearby?.state ?? {}
    const meeting = [...visitors.values()].filter(({ shared }) => shared > 0).map(({ address }) => address)
    const state: Nearby = { looking, met, machines: new Set([...addresses, ...meeting]).size }
    const text = JSON.stringify(state)
    if (text === toldNearby) return
    toldNearby = text
    tellPage?.({ type: 'nearby', nearby: state })
  }
  const bridgeTo = (addresses: readonly string[], tell: (message: FromHub) => void): void => {
    tellPage = tell
    const own = new Set([...addressesOf(port()), `${LOOPBACK}:${port()}`, `localhost:${port()}`])
    const wanted = new Set(addresses.filter((address) => parseHubAddress(address) && !own.has(address)))
    for (const [address, bridge] of bridges) {
      if (wanted.has(address)) continue
      bridge.close()
      bridges.delete(address)
    }
    for (const address of wanted) {
      if (!bridges.has(address)) bridges.set(address, openBridge(address, switchboard, tellStates))
    }
    tellStates()
    toldNearby = ''
    tellNearby()
  }

  const upgrade =
    (beyond: boolean) =>
    (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
      socket.on('error', () => socket.destroy())
      const kind = kindOf(request, allowedOrigins)
      const address = request.socket.remoteAddress ?? ''
      const connected = perAddress.get(address) ?? 0
      const full = sockets.clients.size >= hubLimits.clients || connected >= hubLimits.clientsPerAddress
      const foreign = !kind || (kind === 'page' && (beyond || !token)) || (!beyond && !isOwnHost(request))
      if (full || foreign) {
        socket.end(`HTTP/1.1 ${full ? '503 Service Unavailable' : '403 Forbidden'}\r\nConnection: close\r\n\r\n`)
        return
      }
      sockets.handleUpgrade(request, socket, head, (accepted) => {
        perAddress.set(address, (perAddress.get(address) ?? 0) + 1)
        accepted.on('close', () => {
          const left = (perAddress.get(address) ?? 1) - 1
          if (left > 0) perAddress.set(address, left)
          else perAddress.delete(address)
        })
        const visitor = { address: address.replace(/^::ffff:/, ''), shared: 0 }
        if (beyond) visitors.set(accepted, visitor)
        const onShared = (count: number): void => {
          visitor.shared = count
          tellNearby()
        }
        accepted.on('close', () => visitors.delete(accepted))
        serveClient({ socket: accepted, kind, token: token ?? '', switchboard, onShared, onBridge: bridgeTo })
      })
    }

  const listen = async (server: Server, host: string | undefined, at: number): Promise<void> => {
    server.listen(at, host)
    await once(server, 'listening')
  }
  /** Answers nothing but the WebSocket: there is nothing to see. */
  const bare = (beyond: boolean): Server => {
    const server = createServer({ headersTimeout: 5_000, requestTimeout: 10_000 }, (_, response) => {
      response.writeHead(404).end()
    })
    server.on('upgrade', upgrade(beyond))
    server.on('clientError', (_, socket) => socket.destroy())
    return server
  }

  const local = shared ?? bare(false)
  if (shared) shared.on('upgrade', upgrade(false))
  else await listen(local, LOOPBACK, options.port ?? 0)
  const port = (): number => {
    const address = local.address()
    return typeof address === 'object' && address ? address.port : 0
  }

  /** Beyond this machine the hub has a port of its own, next to the local one: 127.0.0.1 stays as it is. */
  let networkPort = 0
  const setReachable = async (on: boolean): Promise<void> => {
    if (on === (network !== undefined)) return
    if (!on) {
      const [old, found] = [network, nearby]
      network = nearby = undefined
      await found?.close()
      tellNearby()
      // A server does not end as long as somebody is connected with it.
      for (const visitor of visitors.keys()) visitor.terminate()
      if (old) await close(old)
      return
    }
    const server = bare(true)
    const wanted = options.networkPort ?? (networkPort || port() + 1)
    await listen(server, undefined, wanted).catch((error: unknown) => {
      if (options.networkPort !== undefined) throw error
      return listen(server, undefined, 0)
    })
    const address = server.address()
    networkPort = typeof address === 'object' && address ? address.port : 0
    network = server
    // A hub without a page of its own listens to nothing by itself, and has nothing to find.
    if (token === undefined) return
    const { openMulticast: open = openMulticast } = options
    nearby = findNearby({ switchboard, port: networkPort, onChange: tellNearby, openMulticast: open })
    tellNearby()
  }
  if (options.reachable) {
    await setReachable(true).catch(async (error: unknown) => {
      if (!shared) await close(local)
      throw error
    })
  }

  return {
    get port() {
      return port()
    },
    get reachable() {
      return network !== undefined
    },
    addresses: () => (network ? addressesOf(networkPort) : []),
    setReachable,
    close: async () => {
      for (const bridge of bridges.values()) bridge.close()
      for (const client of sockets.clients) client.terminate()
      await setReachable(false)
      if (!shared) await close(local)
    },
  }
}
