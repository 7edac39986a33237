import * as z from 'zod'

/** What a page, or a member's hub, says to a hub: one JSON object per WebSocket text message. */
export const HUB_VERSION = 1

/** A hub's bounds. Sizes in bytes, times in milliseconds. */
export const hubLimits = {
  /** One message; offers with many candidates stay well below. */
  messageBytes: 64 * 1024,
  topicLength: 128,
  topicsPerClient: 2_000,
  topics: 20_000,
  clients: 500,
  clientsPerAddress: 64,
  /** A client may send this many messages at once, and so many a second in the long run. */
  burst: 400,
  perSecond: 100,
  /** What waits for a slow reader before it is dropped. */
  buffered: 1024 * 1024,
  /** A page has to authenticate within this time; so much is held back until then. */
  authenticate: 2_000,
  heldBack: 64,
  heartbeat: 15_000,
  bridges: 16,
} as const

const topic = z.string().min(1).max(hubLimits.topicLength)
const topics = z.array(topic).max(hubLimits.topicsPerClient)
const address = z.string().max(260)
/** 16 random bytes as base64url. */
const nonce = z.string().regex(/^[\w-]{22}$/)

export const toHubSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('authenticate'), token: z.string().max(200) }),
  z.object({ type: z.literal('subscribe'), topics }),
  z.object({ type: z.literal('unsubscribe'), topics }),
  z.object({ type: z.literal('publish'), topic, data: z.string().max(hubLimits.messageBytes) }),
  z.object({ type: z.literal('ping') }),
  z.object({ type: z.literal('pong') }),
  z.object({ type: z.literal('bridge'), addresses: z.array(address).max(hubLimits.bridges) }),
  // A hub that found this one in the network: topics have other names on this connection from here on.
  z.object({ type: z.literal('meet'), nonce }),
])
export type ToHub = z.infer<typeof toHubSchema>

export const bridgeStates = ['connecting', 'connected', 'unreachable', 'strange'] as const
export type BridgeState = (typeof bridgeStates)[number]

/** What becomes of looking for hubs in this network. `unable`: the system or the network lets no multicast through. */
export const lookingStates = ['off', 'looking', 'unable'] as const
const nearby = z.object({
  looking: z.enum(lookingStates),
  /** Other machines in this network that are linked with now, since they listen to a topic of the own page's. */
  machines: z.int().nonnegative(),
  /** Grows with each topic that can be heard at one of them since. */
  met: z.int().nonnegative(),
})
/** How far hubs in this network have been found without an address. */
export type Nearby = z.infer<typeof nearby>
/** What holds while nobody looks, or while nothing is known. */
export const NOBODY_NEARBY: Nearby = { looking: 'off', machines: 0, met: 0 }

export const fromHubSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('welcome'), hub: z.literal('snug'), version: z.number().int() }),
  z.object({ type: z.literal('subscribed'), topics }),
  z.object({ type: z.literal('publish'), topic, data: z.string().max(hubLimits.messageBytes) }),
  z.object({ type: z.literal('ping') }),
  z.object({ type: z.literal('pong') }),
  z.object({ type: z.literal('bridges'), states: z.record(address, z.enum(bridgeStates)) }),
  z.object({ type: z.literal('met'), nonce }),
  z.object({ type: z.literal('nearby'), nearby }),
  z.object({ type: z.literal('refused'), reason: z.string().max(200) }),
])
export type FromHub = z.infer<typeof fromHubSchema>

/** A message as JSON read by a schema, or undefined for what is none. */
export const readHubMessage = <T>(schema: z.ZodType<T>, text: unknown): T | undefined => {
  if (typeof text !== 'string' || text.length > hubLimits.messageBytes) return undefined
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    // Whoever sends such things is dropped by who called; what it said is of no interest.
    return undefined
  }
}
