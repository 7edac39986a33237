import type { Socket } from 'node:dgram'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import type { BrowserContext } from 'playwright-core'
import { createSeededRandomness } from '#shared/ports/randomness.fake'

/**
 * What becomes of datagrams: each takes `delay` milliseconds, of all the share `loss` is lost, of the rest the share
 * `twice` comes a second time, and the share `late` half as long again after its time, behind others.
 */
export type Weather = {
  readonly delay: number
  readonly loss: number
  readonly twice?: number
  readonly late?: number
}

/** A network between browsers that a test owns: everything they send each other passes here, or does not. */
export type UdpRelay = {
  /** The relay's port on 127.0.0.1 that stands for `host:port` to `asker`. */
  portFor(host: string, port: number, asker: string): Promise<number>
  /** Somebody is to be found there. */
  own(host: string, port: number, owner: string): void
  /** Nothing passes between these two from now on, whatever passes between others. */
  part(one: string, other: string): void
  /** While true, nothing passes. */
  cut(on: boolean): void
  /** How it is from now on. */
  weather(on: Weather): void
  /** Datagrams passed so far. */
  readonly passed: number
  close(): void
}

/** A way through for one sender: what the target answers to `back` goes to `sender` from the relay's own port. */
type Way = { readonly back: Socket }

const bound = async (socket: Socket): Promise<number> => {
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return socket.address().port
}

/**
 * A UDP relay on the loopback address, as a NAT would be: for each target one port, for each sender behind it a socket
 * of its own. (`tc netem` is not in every kernel.)
 */
export const startUdpRelay = (): UdpRelay => {
  const targets = new Map<string, Promise<number>>()
  const sockets = new Set<Socket>()
  const timers = new Set<NodeJS.Timeout>()
  const owners = new Map<string, string>()
  const parted = new Set<string>()
  const random = createSeededRandomness(1)
  let down = false
  let now: Weather = { delay: 0, loss: 0 }
  let passed = 0

  const open = (): Socket => {
    const socket = createSocket('udp4')
    sockets.add(socket)
    // A datagram to a port that has just closed comes back as an error: to UDP that is a loss.
    socket.on('error', () => undefined)
    return socket
  }

  /** Lets a datagram pass, now or later, unless it is lost. */
  const pass = (from: string, to: string, on: () => void): void => {
    const { loss, twice = 0 } = now
    if (down || parted.has(`${from} ${owners.get(to)}`) || random.fraction() < loss) return
    carry(on)
    if (random.fraction() < twice) carry(on)
  }

  const carry = (on: () => void): void => {
    passed += 1
    const { late = 0 } = now
    const delay = now.delay * (random.fraction() < late ? 1.5 : 1)
    if (delay === 0) return on()
    // Timers of one length end in the order in which they began: nothing is reordered but what is late.
    const timer = setTimeout(() => {
      timers.delete(timer)
      on()
    }, delay)
    timers.add(timer)
  }

  const relayTo = async (host: string, port: number, asker: string): Promise<number> => {
    const target = `${host}:${port}`
    const front = open()
    const ways = new Map<string, Promise<Way>>()
    front.on('message', (datagram, sender) => {
      const key = `${sender.address}:${sender.port}`
      const way =
        ways.get(key) ??
        (async () => {
          const back = open()
          back.on('message', (answer) => pass(asker, target, () => front.send(answer, sender.port, sender.address)))
          await bound(back)
          return { back }
        })()
      ways.set(key, way)
      pass(asker, target, () => void way.then(({ back }) => back.send(datagram, port, host)))
    })
    return bound(front)
  }

  return {
    portFor: (host, port, asker) => {
      const key = `${asker} ${host}:${port}`
      const known = targets.get(key) ?? relayTo(host, port, asker)
      targets.set(key, known)
      return known
    },
    own: (host, port, owner) => void owners.set(`${host}:${port}`, owner),
    part: (one, other) => {
      parted.add(`${one} ${other}`).add(`${other} ${one}`)
    },
    cut: (on) => {
      down = on
    },
    weather: (on) => {
      now = on
    },
    get passed() {
      return passed
    },
    close: () => {
      timers.forEach(clearTimeout)
      sockets.forEach((socket) => socket.close())
    },
  }
}

/** Chromium hides its addresses behind mDNS names, which a relay can't stand for. */
export const RELAY_ARGS = ['--disable-features=WebRtcHideLocalIpsWithMdns']

/**
 * Makes every WebRTC connection of this browser, somebody's of that name, go through the relay: candidates are rewritten
 * as they come in.
 */
export const useRelay = async (context: BrowserContext, relay: UdpRelay, name = ''): Promise<void> => {
  await context.exposeFunction('relayPortFor', (host: string, port: number) => relay.portFor(host, port, name))
  await context.exposeFunction('relayOwn', (host: string, port: number) => relay.own(host, port, name))
  await context.addInitScript(() => {
    type Relay = {
      relayPortFor(host: string, port: number): Promise<number>
      relayOwn(host: string, port: number): void
    }
    const { relayPortFor: portFor, relayOwn: own } = window as unknown as Relay
    const Connection = RTCPeerConnection
    window.RTCPeerConnection = class extends Connection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration)
        this.addEventListener('icecandidate', ({ candidate }) => {
          if (candidate?.address && candidate.port) own(candidate.address, candidate.port)
        })
      }
    }
    const proto = RTCPeerConnection.prototype
    type Add = (this: RTCPeerConnection, candidate?: RTCIceCandidateInit | null) => Promise<void>
    type Set = (this: RTCPeerConnection, description: RTCSessionDescriptionInit) => Promise<void>
    const add = proto.addIceCandidate as Add
    const set = proto.setRemoteDescription as Set

    const rewrite = async (line: string): Promise<string | undefined> => {
      const fields = line.split(' ')
      const [host, port] = [fields[4], Number(fields[5])]
      if (fields[2]?.toLowerCase() !== 'udp' || !host || host.includes(':')) return undefined
      fields[4] = '127.0.0.1'
      fields[5] = String(await portFor(host, port))
      return fields.join(' ')
    }

    const addThroughRelay: Add = async function (candidate) {
      if (!candidate?.candidate) return add.call(this, candidate)
      const line = await rewrite(candidate.candidate)
      if (!line) return
      const { sdpMid = null, sdpMLineIndex = null } = candidate
      return add.call(this, { candidate: line, sdpMid, sdpMLineIndex })
    }
    const setThroughRelay: Set = async function (description) {
      const lines: string[] = []
      for (const line of (description.sdp ?? '').split('\r\n')) {
        if (!line.startsWith('a=candidate:')) lines.push(line)
        else {
          const rewritten = await rewrite(line.slice(2))
          if (rewritten) lines.push(`a=${rewritten}`)
        }
      }
      return set.call(this, { type: description.type, sdp: lines.join('\r\n') })
    }
    Object.assign(proto, { addIceCandidate: addThroughRelay, setRemoteDescription: setThroughRelay })
  })
}
