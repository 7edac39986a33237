import { inflateSync } from 'node:zlib'
import { pngOf, PNG_SIGNATURE } from './png'

/** Red, green and blue of each pixel, line by line from the top. */
export type Picture = { readonly width: number; readonly height: number; readonly rgb: Uint8Array }

const HEAD = 13

/** What PNG's fourth way of leaving out says of a byte: which of its three neighbours comes nearest to what they make expect. */
const paeth = (left: number, above: number, corner: number): number => {
  const expected = left + above - corner
  const [toLeft, toAbove, toCorner] = [expected - left, expected - above, expected - corner].map(Math.abs)
  if (toLeft! <= toAbove! && toLeft! <= toCorner!) return left
  return toAbove! <= toCorner! ? above : corner
}

/** Lines as they were before PNG wrote them as differences, `step` bytes to a pixel. */
const unfilter = (packed: Uint8Array, line: number, height: number, step: number): Uint8Array => {
  const bytes = new Uint8Array(line * height)
  for (let y = 0; y < height; y++) {
    const filter = packed[y * (line + 1)]!
    for (let x = 0; x < line; x++) {
      const at = y * line + x
      const left = x >= step ? bytes[at - step]! : 0
      const above = y > 0 ? bytes[at - line]! : 0
      const corner = x >= step && y > 0 ? bytes[at - line - step]! : 0
      const added = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter]!
      bytes[at] = packed[y * (line + 1) + 1 + x]! + added
    }
  }
  return bytes
}

/** Reads a PNG as browsers and `writePicture` write them: eight bits to a colour, with or without transparency, not interlaced. */
export const readPicture = (png: Buffer): Picture => {
  const parts: Buffer[] = []
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const [depth, kind, interlaced] = [png[24], png[25], png[28]]
  if (depth !== 8 || (kind !== 2 && kind !== 6) || interlaced !== 0) throw new Error('not a picture of this kind')
  for (let at = PNG_SIGNATURE.length; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  const step = kind === 6 ? 4 : 3
  const bytes = unfilter(inflateSync(Buffer.concat(parts)), width * step, height, step)
  if (step === 3) return { width, height, rgb: bytes }
  const rgb = new Uint8Array(width * height * 3)
  for (let at = 0; at < width * height; at++) rgb.set(bytes.subarray(at * 4, at * 4 + 3), at * 3)
  return { width, height, rgb }
}

/** Of 255: colours are kept in steps of so many, which halves what they take. */
const STEP = 8

/** The picture in fewer colours, none more than half a step from what it was. */
export const coarse = (picture: Picture): Picture => ({
  ...picture,
  rgb: picture.rgb.map((value) => Math.min(255, Math.round(value / STEP) * STEP)),
})

/** A PNG of it, each line as differences from the one above: most lines of a screen are like it. */
export const writePicture = ({ width, height, rgb }: Picture): Buffer => {
  const line = width * 3
  const rows = Buffer.alloc((line + 1) * height)
  for (let y = 0; y < height; y++) {
    rows[y * (line + 1)] = 2
    for (let x = 0; x < line; x++) {
      const above = y > 0 ? rgb[(y - 1) * line + x]! : 0
      rows[y * (line + 1) + 1 + x] = rgb[y * line + x]! - above
    }
  }
  const head = Buffer.alloc(HEAD)
  head.writeUInt32BE(width)
  head.writeUInt32BE(height, 4)
  head[8] = 8
  head[9] = 2
  return pngOf(head, rows)
}

/** The picture at `1/by` of its size, each pixel the middle of `by` times `by`. What is left over at the edges is left out. */
export const shrink = (picture: Picture, by: number): Picture => {
  const [width, height] = [Math.floor(picture.width / by), Math.floor(picture.height / by)]
  const rgb = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let colour = 0; colour < 3; colour++) {
        let sum = 0
        for (let dy = 0; dy < by; dy++) {
          for (let dx = 0; dx < by; dx++)
            sum += picture.rgb[((y * by + dy) * picture.width + x * by + dx) * 3 + colour]!
        }
        rgb[(y * width + x) * 3 + colour] = Math.round(sum / (by * by))
      }
    }
  }
  return { width, height, rgb }
}
