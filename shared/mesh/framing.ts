import { concat, own } from '../crypto/bytes'
import { limits } from '../protocol/limits'

const MORE = 0
const LAST = 1
const PAYLOAD = limits.frameBytes - 1

/** A message cut into frames: one byte that says whether more follows, then at most limits.frameBytes - 1 of it. */
export function* framesOf(message: Uint8Array): Generator<Uint8Array<ArrayBuffer>> {
  let at = 0
  do {
    const part = message.subarray(at, at + PAYLOAD)
    at += PAYLOAD
    const frame = new Uint8Array(part.length + 1)
    frame[0] = at < message.length ? MORE : LAST
    frame.set(part, 1)
    yield frame
  } while (at < message.length)
}

/** Puts frames together again. The function given out returns a message when a frame completes it. */
export const createReassembly = (most: number = limits.messageBytes) => {
  let parts: Uint8Array[] = []
  let length = 0
  /** Throws for an empty or unknown frame, and when the message grows beyond the bound. */
  return (frame: Uint8Array): Uint8Array<ArrayBuffer> | undefined => {
    const kind = frame[0]
    if (kind !== MORE && kind !== LAST) throw new Error('unknown frame')
    // An empty frame that is not the last would cost nothing to send and go on for ever.
    if (kind === MORE && frame.length !== limits.frameBytes) throw new Error('short frame')
    length += frame.length - 1
    if (length > most) throw new Error('message too large')
    parts.push(frame.subarray(1))
    if (kind === MORE) return undefined
    const message = parts.length === 1 ? own(parts[0] ?? new Uint8Array()) : concat(...parts)
    parts = []
    length = 0
    return message
  }
}
