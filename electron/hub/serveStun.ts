import type { Socket } from 'node:dgram'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { closeSocket } from './closeSocket'
import { createRateLimit } from './rateLimit'
import { stunAnswer } from './stun'

/** One household may ask so often: each link of its machines asks again every ten seconds or so, and each new one at once. */
const PER_ADDRESS = { burst: 200, perSecond: 50 }
const ALTOGETHER = { burst: 4_000, perSecond: 1_000 }
/** Addresses whose asking is counted at once; the oldest is forgotten beyond. */
const ADDRESSES = 5_000

/**
 * Tells machines under which address they are seen from here (STUN, RFC 8489), on a UDP port of both IPv4 and IPv6. Rejects if the port can't
 * be had. Returns how to stop.
 */
export const serveStun = async (port: number): Promise<{ readonly port: number; close(): Promise<void> }> => {
  const all = createRateLimit(ALTOGETHER.burst, ALTOGETHER.perSecond)
  const limits = new Map<string, () => boolean>()
  const isAllowed = (address: string): boolean => {
    const known = limits.get(address)
    const limit = known ?? createRateLimit(PER_ADDRESS.burst, PER_ADDRESS.perSecond)
    if (!known) {
      const [oldest] = limits.keys()
      if (limits.size >= ADDRESSES && oldest !== undefined) limits.delete(oldest)
      limits.set(address, limit)
    }
    return limit() && all()
  }
  const listen = async (socket: Socket, at: number): Promise<Socket> => {
    socket.on('message', (request, from) => {
      if (!isAllowed(from.address)) return
      const answer = stunAnswer(request, from)
      // Whoever has gone, or can't be reached, misses nothing: they ask again.
      if (answer) socket.send(answer, from.port, from.address, () => undefined)
    })
    socket.bind(at)
    await once(socket, 'listening')
    return socket
  }
  const first = await listen(createSocket('udp4'), port)
  const sockets = [first]
  try {
    sockets.push(await listen(createSocket({ type: 'udp6', ipv6Only: true }), first.address().port))
  } catch (error) {
    // A machine without IPv6 serves IPv4 alone.
    if ((error as NodeJS.ErrnoException).code !== 'EAFNOSUPPORT') {
      first.close()
      throw error
    }
  }
  return {
    port: first.address().port,
    close: async () => void (await Promise.all(sockets.map(closeSocket))),
  }
}
