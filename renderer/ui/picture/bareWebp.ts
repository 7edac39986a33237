const HEAD = 12

/**
 * A WebP with its picture alone: what else browsers put into one (a colour profile of some 400 bytes, which is the usual one) is left
 * out. Undefined for one without a picture that is packed with losses.
 */
export const bareWebp = (bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = HEAD; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true)
    const end = at + 8 + length + (length & 1)
    if (String.fromCharCode(...bytes.subarray(at, at + 4)) === 'VP8 ') {
      const bare = new Uint8Array(HEAD + end - at)
      bare.set(bytes.subarray(0, HEAD))
      bare.set(bytes.subarray(at, end), HEAD)
      new DataView(bare.buffer).setUint32(4, bare.length - 8, true)
      return bare
    }
    at = end
  }
  return undefined
}
