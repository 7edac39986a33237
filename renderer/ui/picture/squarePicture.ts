import { Problem } from '#shared/protocol/problem'
import { isPhotograph } from './isPhotograph'
import { openPicture } from './openPicture'
import { sheetOf, webpOf } from './webpOf'

/** From the best that is wanted down to the worst that is still a face. */
const QUALITIES = [0.85, 0.7, 0.55, 0.4, 0.25, 0.1, 0]
const CODES = { tooLarge: 'portrait-too-large', unreadable: 'portrait-unreadable' } as const

/**
 * The middle of a picture, cut square and drawn anew as a WebP of `side` pixels and `most` bytes at most: nothing else of the file goes
 * along. Throws Problem `portrait-too-large` before anything large is unpacked, `portrait-unreadable` for what is no photograph.
 */
export const squarePicture = async (file: Blob, side: number, most: number): Promise<Uint8Array<ArrayBuffer>> => {
  if (!(await isPhotograph(file))) throw new Problem('portrait-unreadable', 'of no kind that is opened')
  return openPicture(file, CODES, async (picture, width, height) => {
    const made = await webpOf(drawSquare(picture, width, height, side), most, QUALITIES)
    if (!made) throw new Problem('portrait-unreadable', 'it cannot be made small')
    return made
  })
}

const drawSquare = (picture: HTMLImageElement, width: number, height: number, side: number): OffscreenCanvas => {
  const { canvas, context } = sheetOf(side, side)
  const cut = Math.min(width, height)
  context.drawImage(picture, (width - cut) / 2, (height - cut) / 2, cut, cut, 0, 0, side, side)
  return canvas
}
