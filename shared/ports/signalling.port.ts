import type { BridgeState, Nearby } from '../protocol/hubWire'

/** How members find each other before they are connected: opaque topics on hubs. */
export interface Signalling {
  /**
   * Listens on `topic` (base64url, opaque to the hub) until `leave`. Messages are opaque strings; the own ones do not
   * come back. Reconnects by itself.
   */
  join(topic: string, receive: (message: string) => void): SignallingTopic
  readonly status: HubStatus
  /** Called at each change of `status`. Returns a function that stops it. */
  onStatus(handler: (status: HubStatus) => void): () => void
  /** Asks the own hub to bridge to these `host:port` addresses, replacing the earlier list. */
  bridge(addresses: readonly string[]): void
  /** How far each of these addresses has been reached, as the own hub last said; empty while it says nothing. */
  readonly bridges: ReadonlyMap<string, BridgeState>
  /** How far the own hub has found others in this network without an address, as it last said. */
  readonly nearby: Nearby
  /** Called at each change of `bridges` or `nearby`. Returns a function that stops it. */
  onBridges(handler: () => void): () => void
  close(): void
}

export interface SignallingTopic {
  /** Sends to all others on the topic. While the hub is away, messages are dropped, as on a network. */
  publish(message: string): void
  /** Resolves when the hub has confirmed the subscription for the current connection. */
  readonly ready: Promise<void>
  leave(): void
}

/** `strange`: it answered, but not as a Snug hub does. */
export type HubStatus = 'connecting' | 'connected' | 'unreachable' | 'strange' | 'refused'
