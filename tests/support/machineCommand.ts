import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import * as z from 'zod'
import type { SignallingTopic } from '#shared/ports/signalling.port'
import { openMulticast } from '../../electron/hub/nearby/multicast'
import { startHub } from '../../electron/hub/startHub'
import { ORIGIN, pageSignalling, TOKEN } from './hub'

/** What a test has somebody at a machine do: a member with a hub and its page, or somebody who only listens and shouts. */
export const ordersSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('reachable'), on: z.boolean() }),
  z.object({ do: z.literal('join'), topic: z.string() }),
  z.object({ do: z.literal('leave'), topic: z.string() }),
  z.object({ do: z.literal('say'), topic: z.string(), text: z.string() }),
  /** Quits as the desktop application does, which waits for nothing. */
  z.object({ do: z.literal('quit') }),
  z.object({ do: z.literal('eavesdrop'), address: z.string() }),
  z.object({ do: z.literal('shout'), address: z.string(), hex: z.string() }),
  z.object({ do: z.literal('count'), port: z.number() }),
])

const told = z.discriminatedUnion('is', [
  z.object({ is: z.literal('done'), addresses: z.array(z.string()).optional() }),
  z.object({ is: z.literal('heard'), topic: z.string(), text: z.string() }),
  z.object({ is: z.literal('nearby'), looking: z.string(), machines: z.number(), met: z.number() }),
  z.object({ is: z.literal('packet'), hex: z.string(), from: z.string() }),
  z.object({ is: z.literal('asked') }),
])
export const toldSchema = told
type Told = z.infer<typeof told>

const tell = (what: Told): void => console.log(JSON.stringify(what))

if (process.argv[2] === 'machine') {
  const hub = await startHub({ token: TOKEN, allowedOrigins: [ORIGIN] })
  const page = pageSignalling(hub.port)
  page.bridge([])
  page.onBridges(() => tell({ is: 'nearby', ...page.nearby }))
  const topics = new Map<string, SignallingTopic>()
  const follow = async (order: z.infer<typeof ordersSchema>): Promise<void> => {
    switch (order.do) {
      case 'reachable':
        return hub.setReachable(order.on)
      case 'join':
        topics.set(
          order.topic,
          page.join(order.topic, (text) => tell({ is: 'heard', topic: order.topic, text })),
        )
        return topics.get(order.topic)?.ready
      case 'leave':
        return topics.get(order.topic)?.leave()
      case 'say':
        return topics.get(order.topic)?.publish(order.text)
      case 'quit':
        void hub.close()
        process.exit(0)
      case 'eavesdrop':
        await openMulticast([order.address], (packet, from) =>
          tell({ is: 'packet', hex: Buffer.from(packet).toString('hex'), from }),
        )
        return
      case 'shout': {
        const shouting = await openMulticast([order.address], () => undefined)
        shouting.send(Buffer.from(order.hex, 'hex'), order.address)
        return shouting.close()
      }
      case 'count':
        createServer((socket) => {
          tell({ is: 'asked' })
          socket.destroy()
        }).listen(order.port)
    }
  }
  for await (const line of createInterface(process.stdin)) {
    await follow(ordersSchema.parse(JSON.parse(line)))
    tell({ is: 'done', addresses: [...hub.addresses()] })
  }
  page.close()
  await hub.close()
  process.exit(0)
}
