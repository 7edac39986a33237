import { Inflate, deflateSync } from 'fflate'

/**
 * Input is given to the decompressor in steps, so that a bomb is noticed early: deflated data unpacks to at most 1,032
 * times its size, 2 MiB for the smallest step and 8 for the largest. Each step costs a copy of the last 32 KiB of
 * output, and a new buffer of 160, whatever its size; so steps grow as long as what comes out is no more than what messages
 * unpack to. The first of 8 KiB would let a bomb hold others up for 50 ms.
 */
const [SMALL, FIRST, LARGE] = [2 * 1024, 4 * 1024, 8 * 1024]
const USUAL = 64 * 1024
/** After so much has come out, others have their turn: a few milliseconds. */
const TURN = 256 * 1024

/** Deflates, fast rather than small. */
export const deflate = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(deflateSync(bytes, { level: 1 }))

/** Unpacks bit by bit; between two bits others can have their turn. */
function* inflating(bytes: Uint8Array, most: number): Generator<void, Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let length = 0
  let rested = 0
  let ended = false
  const inflate = new Inflate((part, final) => {
    length += part.length
    if (length > most) throw new Error('inflates to more than is allowed')
    parts.push(part)
    ended ||= final
  })
  for (let at = 0, step = FIRST; at < bytes.length;) {
    const before = length
    inflate.push(bytes.subarray(at, at + step), at + step >= bytes.length)
    at += step
    step = length - before > USUAL ? SMALL : Math.min(LARGE, 2 * step)
    if (length - rested < TURN) continue
    rested = length
    yield
  }
  if (!ended) throw new Error('deflated data breaks off')
  const all = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Inflates to at most `most` bytes. Throws when there would be more, or when it is not deflated data. */
export const inflateBounded = (bytes: Uint8Array, most: number): Uint8Array<ArrayBuffer> => {
  const steps = inflating(bytes, most)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/** The same, with `giveWay` awaited now and then, so that nothing holds others up. */
export const inflateGently = async (
  bytes: Uint8Array,
  most: number,
  giveWay: () => Promise<void>,
): Promise<Uint8Array<ArrayBuffer>> => {
  const steps = inflating(bytes, most)
  let step = steps.next()
  while (!step.done) {
    await giveWay()
    step = steps.next()
  }
  return step.value
}
