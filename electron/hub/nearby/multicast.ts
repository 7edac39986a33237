import type { Socket } from 'node:dgram'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { closeSocket } from '../closeSocket'

/** Where mDNS is spoken (RFC 6762). */
export const MDNS = { group: '224.0.0.251', port: 5353 } as const

/** What is said to all in a network, and heard of others there. */
export type Multicast = {
  /** Says it in the network of this own address. What can't be sent is lost, as on a network. */
  send(packet: Uint8Array, address: string): void
  /** Resolves when what was said is out, and nothing is listened for any more. */
  close(): Promise<void>
}

/** Opens it in the networks of these own addresses. Rejects if it can't be had in any of them. */
export type OpenMulticast = (
  addresses: readonly string[],
  hear: (packet: Uint8Array, from: string) => void,
) => Promise<Multicast>

/** Bound to mDNS’s port, beside whatever else on this machine is: answers from another port are none to anybody. */
const bound = async (): Promise<Socket> => {
  const socket = createSocket({ type: 'udp4', reuseAddr: true })
  try {
    const listening = once(socket, 'listening')
    socket.bind(MDNS.port)
    await listening
    return socket
  } catch (error) {
    socket.close()
    throw error
  }
}

/**
 * One socket hears in all networks, one for each says what is said there: a socket that is told its interface before each
 * packet would send by another one, since Node sends later.
 */
export const openMulticast: OpenMulticast = async (addresses, hear) => {
  const ears = await bound()
  const mouths = new Map<string, Socket>()
  const underWay = new Set<Promise<void>>()
  let failure: unknown
  for (const address of addresses) {
    try {
      ears.addMembership(MDNS.group, address)
      const mouth = await bound()
      mouths.set(address, mouth)
      mouth.setMulticastInterface(address)
      mouth.setMulticastTTL(255)
      // What one says oneself is of no use; and who shares this machine has its address, which is not believed.
      mouth.setMulticastLoopback(false)
      // One that is connected sends at once, and not a moment later: a farewell goes out although the program ends behind it.
      const connected = once(mouth, 'connect')
      mouth.connect(MDNS.port, MDNS.group)
      await connected
    } catch (error) {
      failure = error
      mouths.get(address)?.close()
      mouths.delete(address)
    }
  }
  if (addresses.length > 0 && mouths.size === 0) {
    await closeSocket(ears)
    throw failure
  }
  // A network that went away, or lets nothing through, is noticed by who looks at the machine’s networks.
  for (const socket of [ears, ...mouths.values()]) socket.on('error', () => undefined)
  ears.on('message', (packet, { address }) => hear(packet, address))

  return {
    send: (packet, address) => {
      const mouth = mouths.get(address)
      if (!mouth) return
      const sent = new Promise<void>((done) => mouth.send(packet, () => done()))
      underWay.add(sent)
      void sent.then(() => underWay.delete(sent))
    },
    close: async () => {
      await Promise.all(underWay)
      await Promise.all([ears, ...mouths.values()].map(closeSocket))
    },
  }
}
