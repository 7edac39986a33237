import type { Picture } from './picture'

/**
 * How far a colour may be from what it was, of 255, and still be called the same: letters are drawn a little differently from one
 * version of a browser to the next.
 */
const SAME = 28
const BLANK = 40

/** What differs between two pictures: the share of pixels that do, and a picture of where. */
export const differences = (was: Picture, is: Picture): { readonly share: number; readonly where: Picture } => {
  const rgb = new Uint8Array(is.rgb.length)
  const isSize = was.width === is.width && was.height === is.height
  let differ = 0
  for (let at = 0; at < rgb.length; at += 3) {
    const far = Math.max(...[0, 1, 2].map((colour) => Math.abs(was.rgb[at + colour]! - is.rgb[at + colour]!)))
    if (isSize && far <= SAME) rgb.fill(BLANK + (is.rgb[at]! >> 2), at, at + 3)
    else {
      differ += 1
      rgb[at] = 255
    }
  }
  return { share: differ / (is.width * is.height), where: { ...is, rgb } }
}
