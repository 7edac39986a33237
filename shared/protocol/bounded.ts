import { Inflate, deflateSync } from 'fflate'

/** Input is given to the decompressor in steps of this size, so that a bomb is noticed early. */
const STEP = 16 * 1024

/** Deflates, fast rather than small. */
export const deflate = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(deflateSync(bytes, { level: 1 }))

/** Inflates to at most `most` bytes. Throws when there would be more, or when it is not deflated data. */
export const inflateBounded = (bytes: Uint8Array, most: number): Uint8Array<ArrayBuffer> => {
  const parts: Uint8Array[] = []
  let length = 0
  let ended = false
  const inflate = new Inflate((part, final) => {
    length += part.length
    if (length > most) throw new Error('inflates to more than is allowed')
    parts.push(part)
    ended ||= final
  })
  for (let at = 0; at < bytes.length; at += STEP) inflate.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length)
  if (!ended) throw new Error('deflated data breaks off')
  const all = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
