/** Red, green, blue and opacity of each pixel, row by row. */
export type Pixels = {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

/** How hard it is looked for where the first look finds nothing: further looks, and milliseconds for all of them. */
export type Effort = { readonly effort: number; readonly timeLimit: number }
/** A picture is looked at once: thoroughly, but so that the page stays alive. */
export const THOROUGH: Effort = { effort: 16, timeLimit: 1_500 }
/** The next frame of a camera comes soon enough. */
export const QUICK: Effort = { effort: 2, timeLimit: 60 }

/** The text of the QR code in a picture, or undefined where there is none that can be read. */
export const findQr = async (pixels: Pixels, effort: Effort): Promise<string | undefined> => {
  // Who never reads a code never loads what reads it.
  const { decodeQR } = await import('qr/decode.js')
  try {
    return decodeQR({ data: pixels.data, width: pixels.width, height: pixels.height }, effort)
  } catch {
    // The reader throws for whatever it finds no code in, and tells no more than that.
    return undefined
  }
}
