import type { Clock } from '#shared/ports/clock.port'
import type { DataChannel } from '#shared/ports/webrtc.port'

type Bytes = Uint8Array<ArrayBuffer>

/** Two ends of a data channel in memory: ordered and reliable until it is closed, as the platform's are. */
export type DataPipe = {
  readonly ends: readonly [DataChannel, DataChannel]
  /** While true, nothing leaves either end: what is sent is buffered. */
  stall(on: boolean): void
  /** Nothing passes from now on, and nobody is told: a machine that fell asleep, a cable that was pulled. */
  silence(): void
  /** The connection is lost: both ends hear of it. */
  cut(): void
}

type End = DataChannel & { open: boolean; buffered: number; readonly waiting: Bytes[] }

const createEnd = (send: (end: End, bytes: Bytes) => void, close: () => void): End => {
  const end: End = {
    binaryType: 'blob',
    bufferedAmountLowThreshold: 0,
    open: true,
    buffered: 0,
    waiting: [],
    get bufferedAmount() {
      return end.buffered
    },
    get readyState() {
      return end.open ? 'open' : 'closed'
    },
    onopen: null,
    onmessage: null,
    onclose: null,
    onerror: null,
    onbufferedamountlow: null,
    send: (bytes) => {
      if (!end.open) throw new DOMException('The channel is not open.', 'InvalidStateError')
      end.buffered += bytes.length
      send(end, new Uint8Array(bytes))
    },
    close,
  }
  return end
}

/** A pipe whose messages take `delay` milliseconds. */
export const createDataPipe = (clock: Clock, delay = 1): DataPipe => {
  let stalled = false
  let silent = false

  const shut = (end: End): void => {
    if (!end.open) return
    end.open = false
    end.onclose?.(new Event('close') as never)
  }
  const leave = (from: End, bytes: Bytes): void => {
    const to = from === left ? right : left
    const above = from.buffered > from.bufferedAmountLowThreshold
    from.buffered -= bytes.length
    if (above && from.buffered <= from.bufferedAmountLowThreshold)
      clock.after(0, () => from.onbufferedamountlow?.(new Event('bufferedamountlow') as never))
    if (!silent) clock.after(delay, () => to.open && to.onmessage?.({ data: bytes.buffer }))
  }
  const send = (from: End, bytes: Bytes): void => {
    if (stalled) from.waiting.push(bytes)
    else clock.after(0, () => leave(from, bytes))
  }
  const closing = (own: () => End, other: () => End) => (): void => {
    own().open = false
    clock.after(delay, () => shut(other()))
  }
  const left: End = createEnd(
    send,
    closing(
      () => left,
      () => right,
    ),
  )
  const right: End = createEnd(
    send,
    closing(
      () => right,
      () => left,
    ),
  )

  return {
    ends: [left, right],
    stall: (on) => {
      stalled = on
      if (on) return
      for (const end of [left, right]) for (const bytes of end.waiting.splice(0)) leave(end, bytes)
    },
    silence: () => {
      silent = true
    },
    cut: () => {
      shut(left)
      shut(right)
    },
  }
}
