import { concat } from '#shared/crypto/bytes'
import type { Channel } from '#shared/mesh/channel'
import type { Mutation } from '../../support/mutations'

type Bytes = Uint8Array<ArrayBuffer>
export type Said = {
  readonly channel: Channel
  readonly sent: Bytes[]
  hear(message: Bytes): void
  isClosed(): boolean
}

/** One end of a channel. What comes while nobody listens waits. */
export const createEnd = (onSend: (message: Bytes) => void = () => undefined): Said => {
  const sent: Bytes[] = []
  const early: Bytes[] = []
  let receiver: ((message: Bytes) => void) | undefined
  let closed = false
  const channel: Channel = {
    send: (message) => {
      sent.push(new Uint8Array(message))
      onSend(new Uint8Array(message))
    },
    buffered: 0,
    drained: () => Promise.resolve(),
    receive: (handler) => {
      receiver = handler
      for (let next = handler && early.shift(); next; next = receiver && early.shift()) receiver?.(next)
    },
    closed: () => undefined,
    close: () => void (closed = true),
  }
  return {
    channel,
    sent,
    isClosed: () => closed,
    hear: (message) => (receiver ? receiver(message) : early.push(message)),
  }
}

/** Two ends, each of which hears what the other says. */
export const createEnds = (): readonly [Said, Said] => {
  const left: Said = createEnd((message) => right.hear(message))
  const right: Said = createEnd((message) => left.hear(message))
  return [left, right]
}

/** An input is one of several messages, behind a byte that says which: that byte stays. */
export const bare =
  (mutation: Mutation): Mutation =>
  (bytes, random) =>
    concat(bytes.subarray(0, 1), mutation(bytes.slice(1), random))
