import type { DataChannel } from '../ports/webrtc.port'
import { limits } from '../protocol/limits'
import { createReassembly, framesOf } from './framing'

/** Whole messages over a data channel: framed, held back when the other side is slow. */
export type Channel = {
  send(message: Uint8Array): void
  /** Bytes that have not left yet. */
  readonly buffered: number
  drained(): Promise<void>
  /** Exactly one receiver at a time; messages that come while there is none wait for it. */
  receive(handler: ((message: Uint8Array<ArrayBuffer>) => void) | undefined): void
  closed(handler: (reason: string) => void): void
  close(reason: string): void
}

/** What may wait for a receiver before it is called a flood. */
const EARLY = limits.messageBytes

/** Takes over an open data channel. */
export const createChannel = (data: DataChannel): Channel => {
  const queue: Uint8Array<ArrayBuffer>[] = []
  let queued = 0
  let early: Uint8Array<ArrayBuffer>[] = []
  let earlyBytes = 0
  let receiver: ((message: Uint8Array<ArrayBuffer>) => void) | undefined
  let waiting: (() => void)[] = []
  const closers: ((reason: string) => void)[] = []
  let closed: string | undefined
  const reassemble = createReassembly()

  const buffered = (): number => queued + data.bufferedAmount

  const close = (reason: string): void => {
    if (closed !== undefined) return
    closed = reason
    queue.length = 0
    queued = 0
    early = []
    data.close()
    for (const wake of waiting.splice(0)) wake()
    for (const closer of closers.splice(0)) closer(reason)
  }

  const pump = (): void => {
    try {
      while (queue.length > 0 && data.bufferedAmount < limits.bufferedHigh && data.readyState === 'open') {
        const frame = queue.shift()
        if (!frame) break
        queued -= frame.length
        data.send(frame)
      }
    } catch (error) {
      close(`sending failed: ${error instanceof Error ? error.message : 'unknown'}`)
      return
    }
    if (buffered() > limits.bufferedLow) return
    const woken = waiting
    waiting = []
    for (const wake of woken) wake()
  }

  const deliver = (message: Uint8Array<ArrayBuffer>): void => {
    if (receiver) {
      receiver(message)
      return
    }
    early.push(message)
    earlyBytes += message.length
    if (earlyBytes > EARLY || early.length > 10_000) close('flood before anyone listens')
  }

  data.binaryType = 'arraybuffer'
  data.bufferedAmountLowThreshold = limits.bufferedLow
  data.onbufferedamountlow = pump
  data.onclose = () => close('the other side is gone')
  data.onerror = () => close('the connection failed')
  data.onmessage = ({ data: received }) => {
    if (closed !== undefined) return
    if (!(received instanceof ArrayBuffer) || received.byteLength > limits.frameBytes) {
      close('not a frame')
      return
    }
    let message: Uint8Array<ArrayBuffer> | undefined
    try {
      message = reassemble(new Uint8Array(received))
    } catch (error) {
      close(error instanceof Error ? error.message : 'malformed')
      return
    }
    if (message) deliver(message)
  }

  return {
    send: (message) => {
      if (closed !== undefined) return
      for (const frame of framesOf(message)) {
        queue.push(frame)
        queued += frame.length
      }
      pump()
    },
    get buffered() {
      return closed === undefined ? buffered() : 0
    },
    drained: () => {
      if (closed !== undefined || buffered() <= limits.bufferedLow) return Promise.resolve()
      return new Promise((resolve) => waiting.push(resolve))
    },
    receive: (handler) => {
      receiver = handler
      // Whoever takes one alone leaves the others to whoever listens next.
      for (;;) {
        const message = receiver && early.shift()
        if (!message) return
        earlyBytes -= message.length
        receiver?.(message)
      }
    },
    closed: (handler) => {
      if (closed !== undefined) handler(closed)
      else closers.push(handler)
    },
    close,
  }
}
