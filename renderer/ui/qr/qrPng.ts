import { qrBars } from './qrBars'
import { DARK, LIGHT } from './qrColours'

/** Pixels of a module: an invitation's code is then about 600 wide, enough to print and to read from a screen. */
const SCALE = 8

/** `text` as a QR code in a PNG file. Rejects when the page cannot draw. */
export const qrPng = async (text: string): Promise<Uint8Array<ArrayBuffer>> => {
  const { bars, size } = qrBars(text)
  const canvas = new OffscreenCanvas(size * SCALE, size * SCALE)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('nothing can be drawn here')
  context.fillStyle = LIGHT
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = DARK
  for (const { x, y, width } of bars) context.fillRect(x * SCALE, y * SCALE, width * SCALE, SCALE)
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
}
