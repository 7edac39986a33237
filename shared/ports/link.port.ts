import type { DeviceId } from '../protocol/ids'

/**
 * A connection to one device that has passed the handshake: ordered, reliable, messages whole. Real ones are made by
 * `mesh/`, those of the simulation by tests.
 */
export interface Link {
  readonly device: DeviceId
  /** Sends a message of at most limits.messageBytes. After `close` it does nothing. */
  send(message: Uint8Array<ArrayBuffer>): void
  /** Bytes handed to `send` that have not left yet. */
  readonly buffered: number
  /** Resolves when `buffered` is below limits.bufferedLow, or the link is closed. */
  drained(): Promise<void>
  /** Exactly one receiver. Messages that came before it was set are held back for it. */
  receive(handler: (message: Uint8Array<ArrayBuffer>) => void): void
  /** Each handler is called once, with the reason, when either side closed or the connection was lost; at once if it was. */
  closed(handler: (reason: string) => void): void
  /** Closes with a short reason for the log. */
  close(reason: string): void
}
