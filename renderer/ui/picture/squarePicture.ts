import { Problem } from '#shared/protocol/problem'
import { bareWebp } from './bareWebp'
import { openPicture } from './openPicture'

/** How the kinds that are opened begin. Drawings that are programs, as SVG is, are none of them. */
const KINDS: readonly (readonly [at: number, bytes: readonly number[]])[] = [
  [0, [0xff, 0xd8, 0xff]],
  [0, [0x89, 0x50, 0x4e, 0x47]],
  [0, [0x47, 0x49, 0x46, 0x38]],
  [8, [0x57, 0x45, 0x42, 0x50]],
]
/** From the best that is wanted down to the worst that is still a face. */
const QUALITIES = [0.85, 0.7, 0.55, 0.4, 0.25, 0.1, 0]
const CODES = { tooLarge: 'portrait-too-large', unreadable: 'portrait-unreadable' } as const

/**
 * The middle of a picture, cut square and drawn anew as a WebP of `side` pixels and `most` bytes at most: nothing else of the file goes
 * along. Throws Problem `portrait-too-large` before anything large is unpacked, `portrait-unreadable` for what is no photograph.
 */
export const squarePicture = async (file: Blob, side: number, most: number): Promise<Uint8Array<ArrayBuffer>> => {
  const head = new Uint8Array(await file.slice(0, 12).arrayBuffer())
  if (!KINDS.some(([at, bytes]) => bytes.every((byte, offset) => head[at + offset] === byte)))
    throw new Problem('portrait-unreadable', 'of no kind that is opened')
  return openPicture(file, CODES, async (picture, width, height) => {
    const canvas = drawSquare(picture, width, height, side)
    for (const quality of QUALITIES) {
      const made = await canvas.convertToBlob({ type: 'image/webp', quality })
      const bare = bareWebp(new Uint8Array(await made.arrayBuffer()))
      if (bare && bare.length <= most) return bare
    }
    throw new Problem('portrait-unreadable', 'it cannot be made small')
  })
}

const drawSquare = (picture: HTMLImageElement, width: number, height: number, side: number): OffscreenCanvas => {
  const canvas = new OffscreenCanvas(side, side)
  // Without transparency a WebP is the picture and nothing besides.
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) throw new Error('nothing can be drawn here')
  context.fillStyle = 'white'
  context.fillRect(0, 0, side, side)
  context.imageSmoothingQuality = 'high'
  const cut = Math.min(width, height)
  context.drawImage(picture, (width - cut) / 2, (height - cut) / 2, cut, cut, 0, 0, side, side)
  return canvas
}
