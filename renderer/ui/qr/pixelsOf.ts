import type { Pixels } from './findQr'

/** Pixels on the longer side that a code is looked for in: its modules are still several pixels wide, and it takes moments. */
const LONGEST = 1_800

/** What a picture or a camera shows, `width` by `height` pixels, drawn smaller where it is large. */
export const pixelsOf = (source: CanvasImageSource, width: number, height: number, longest = LONGEST): Pixels => {
  const scale = Math.min(1, longest / Math.max(width, height))
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)))
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('nothing can be drawn here')
  // Where a picture is transparent, paper shows through.
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(source, 0, 0, canvas.width, canvas.height)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}
