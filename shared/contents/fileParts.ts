import { fromBase64url, toBase64url } from '../crypto/base64url'
import { concat } from '../crypto/bytes'
import { limits } from '../protocol/limits'

/** In how many parts so many bytes lie. */
export const partsFor = (bytes: number): number => Math.ceil(bytes / limits.partBytes)

/** Bytes as the texts of parts: each full but the last. */
export const cutParts = (bytes: Uint8Array): readonly string[] =>
  Array.from({ length: partsFor(bytes.length) }, (_, nth) =>
    toBase64url(bytes.subarray(nth * limits.partBytes, (nth + 1) * limits.partBytes)),
  )

/** The bytes that these texts of parts are; undefined for what was not cut in this way. */
export const joinParts = (texts: readonly string[]): Uint8Array<ArrayBuffer> | undefined => {
  const longest = Math.ceil((limits.partBytes * 4) / 3)
  if (texts.length > limits.parts || texts.some((text) => text.length > longest)) return undefined
  try {
    const pieces = texts.map(fromBase64url)
    const isFull = (piece: Uint8Array, nth: number): boolean =>
      nth === pieces.length - 1 ? piece.length > 0 : piece.length === limits.partBytes
    return pieces.every(isFull) ? concat(...pieces) : undefined
  } catch {
    // Text that no bytes were written as.
    return undefined
  }
}
