import { Problem } from '#shared/protocol/problem'
import { openPicture } from './openPicture'
import { isPhotograph } from './isPhotograph'
import { sheetOf, webpOf } from './webpOf'

/** Pixels of the longer side, from what fills a large screen down to what is still worth looking at. */
const SIDES = [2_048, 1_600, 1_200, 800] as const
/** From one that nobody tells from the original down to where it begins to show. */
const QUALITIES = [0.85, 0.75, 0.6, 0.45]
/** Bytes at most: a dozen parts of a message. */
const MOST = 600 * 1024
const CODES = { tooLarge: 'picture-too-large', unreadable: 'picture-unreadable' } as const

export type SmallerPicture = {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly width: number
  readonly height: number
}

/**
 * A picture drawn anew as a WebP that is quickly sent: nothing else of the file goes along, neither what a camera noted (where, when,
 * with what) nor further frames. Throws Problem `picture-too-large` before anything large is unpacked, `picture-unreadable` for
 * what cannot be opened here.
 */
export const smallerPicture = async (file: Blob): Promise<SmallerPicture> => {
  if (!(await isPhotograph(file))) throw new Problem('picture-unreadable', 'of no kind that is opened')
  return openPicture(file, CODES, async (picture, ...size) => {
    const long = Math.max(...size)
    const largest = Math.min(long, SIDES[0])
    for (const side of [largest, ...SIDES.filter((one) => one < largest)]) {
      const [width, height] = size.map((pixels) => Math.max(1, Math.round(pixels * Math.min(1, side / long))))
      const { canvas, context } = sheetOf(width ?? 1, height ?? 1)
      context.drawImage(picture, 0, 0, canvas.width, canvas.height)
      const bytes = await webpOf(canvas, MOST, QUALITIES)
      if (bytes) return { bytes, width: canvas.width, height: canvas.height }
    }
    throw new Problem('picture-unreadable', 'it cannot be made small')
  })
}
