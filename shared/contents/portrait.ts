import { fromBase64url, toBase64url } from '../crypto/base64url'

/** Pixels on each side of a member's picture, and bytes of its file at most. */
export const PORTRAIT = { side: 96, bytes: 6 * 1024 } as const

/** Where a WebP of the simplest form says what it is: a RIFF file of one chunk, which is one key frame of VP8. */
const HEAD = [
  [0, 'RIFF'],
  [8, 'WEBPVP8 '],
  [23, '\u009d\u0001\u002a'],
] as const
const SIZE_AT = 26
const BODY_AT = 20

const isWritten = (bytes: Uint8Array, at: number, text: string): boolean =>
  [...text].every((character, offset) => bytes[at + offset] === character.charCodeAt(0))

/**
 * Whether these bytes are a member's picture as Snug makes it: one picture of `PORTRAIT.side` pixels each way and nothing
 * besides, no transparency, no notes of a camera. Looked at before anything unpacks it: what unpacks to more is none.
 */
export const isPortrait = (bytes: Uint8Array): boolean => {
  if (bytes.length < SIZE_AT + 4 || bytes.length > PORTRAIT.bytes) return false
  if (!HEAD.every(([at, text]) => isWritten(bytes, at, text))) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunk = view.getUint32(16, true)
  if (view.getUint32(4, true) !== bytes.length - 8) return false
  // A chunk of odd length is followed by one empty byte.
  if (BODY_AT + chunk + (chunk & 1) !== bytes.length) return false
  return view.getUint16(SIZE_AT, true) === PORTRAIT.side && view.getUint16(SIZE_AT + 2, true) === PORTRAIT.side
}

/** The picture as text, for the words of an event. */
export const writePortrait = (bytes: Uint8Array): string => toBase64url(bytes)

/** The picture's bytes; undefined for what is none, however it was written. */
export const readPortrait = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  if (text.length > Math.ceil((PORTRAIT.bytes * 4) / 3)) return undefined
  try {
    const bytes = fromBase64url(text)
    return isPortrait(bytes) ? bytes : undefined
  } catch {
    // Text that no picture was written as.
    return undefined
  }
}
