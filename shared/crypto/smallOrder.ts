import { fromBase64url } from './base64url'

/**
 * The y coordinates of edwards25519's eight points of small order, one of them in each form that 32 bytes allow (RFC
 * 8032's curve; little-endian, the sign bit left out). Whoever takes such a point for a key signs nothing: some
 * signatures are valid under it for every eighth message, and engines differ in whether they say so.
 */
const SMALL = new Set([
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
])

/** Whether a public key (32 bytes, base64url) is a point that no honest device can have. Throws for other text. */
export const isSmallOrder = (id: string): boolean => {
  const hex = Array.from(fromBase64url(id), (byte, at) =>
    (at === 31 ? byte & 0x7f : byte).toString(16).padStart(2, '0'),
  )
  return SMALL.has(hex.join(''))
}
