import { PORTRAIT } from '#shared/contents/portrait'

/** Bytes that say of themselves that they are a member's picture; what stands behind the head differs by `mark`. */
export const portraitLike = (
  mark: number,
  { side = PORTRAIT.side as number, body = 300, chunk = 'VP8 ' } = {},
): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(20 + body + (body & 1)).fill(mark, 30)
  const view = new DataView(bytes.buffer)
  const write = (at: number, text: string): void => bytes.set(Buffer.from(text, 'latin1'), at)
  write(0, 'RIFF')
  view.setUint32(4, bytes.length - 8, true)
  write(8, `WEBP${chunk}`)
  view.setUint32(16, body, true)
  write(23, '\u009d\u0001\u002a')
  view.setUint16(26, side, true)
  view.setUint16(28, side, true)
  return bytes
}
