import { bareWebp } from './bareWebp'

/**
 * What is drawn, as a WebP of `most` bytes at most and nothing besides, in the best of these qualities (0 to 1) that is small enough.
 * Undefined if none is. Drawn without transparency: a WebP is the picture alone then.
 */
export const webpOf = async (
  canvas: OffscreenCanvas,
  most: number,
  qualities: readonly number[],
): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  for (const quality of qualities) {
    const made = await canvas.convertToBlob({ type: 'image/webp', quality })
    const bare = bareWebp(new Uint8Array(await made.arrayBuffer()))
    if (bare && bare.length <= most) return bare
  }
  return undefined
}

/** A white sheet to draw on. */
export const sheetOf = (width: number, height: number) => {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) throw new Error('nothing can be drawn here')
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  context.imageSmoothingQuality = 'high'
  return { canvas, context }
}
