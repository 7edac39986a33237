import { isStill } from './isStill'

/** What a picture's own first bytes say of it. */
export type PictureHead = {
  readonly type: 'image/webp' | 'image/jpeg' | 'image/png' | 'image/avif'
  readonly width: number
  readonly height: number
}

/** Pixels of a side, and of the whole, that are still unpacked: four times what Snug sends, 64 MB in memory. */
const MOST = { side: 8_192, pixels: 16_777_216 } as const
/** So far into a file its size is looked for: photographs begin with long notes of the camera. */
const FAR = 512 * 1024

/** What stands in a file, for reading: beyond its end there is nothing. */
type Bytes = { readonly view: DataView; is(at: number, text: string): boolean }
type Size = readonly [width: number, height: number]

/**
 * Which kind of picture these bytes are, and how large, by what they say themselves, read before anything unpacks them. Undefined
 * for what is no picture of a kind that is shown (drawings that are programs, as SVG is, are none, nor is what may play, as a GIF
 * does), and for one so large that unpacking it would hold up the machine.
 */
export const pictureHead = (bytes: Uint8Array): PictureHead | undefined => {
  const head = bytes.subarray(0, FAR)
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const is = (at: number, text: string): boolean =>
    [...text].every((letter, offset) => head[at + offset] === letter.charCodeAt(0))
  for (const { type, begins, size } of KINDS) {
    if (!begins({ view, is })) continue
    const [width, height] = sizeIn(size, { view, is })
    const isShown = width > 0 && height > 0 && Math.max(width, height) <= MOST.side && width * height <= MOST.pixels
    return isShown && isStill(type, bytes) ? { type, width, height } : undefined
  }
  return undefined
}

const sizeIn = (size: (bytes: Bytes) => Size | undefined, bytes: Bytes): Size => {
  try {
    return size(bytes) ?? [0, 0]
  } catch {
    // It ends before it has said how large it is.
    return [0, 0]
  }
}

const png = ({ view, is }: Bytes): Size | undefined =>
  is(12, 'IHDR') ? [view.getUint32(16), view.getUint32(20)] : undefined

/** Of three forms: packed with losses, without, or with more beside the picture. */
const webp = ({ view, is }: Bytes): Size | undefined => {
  const three = (at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536
  if (is(12, 'VP8X')) return [three(24) + 1, three(27) + 1]
  if (is(12, 'VP8 ')) return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff]
  if (!is(12, 'VP8L')) return undefined
  const bits = view.getUint32(21, true)
  return [(bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1]
}

/** Markers of a JPEG that say how large it is: all frames but those that are tables. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

const jpeg = ({ view }: Bytes): Size | undefined => {
  for (let at = 2; view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1)
    if (isFrame(marker)) return [view.getUint16(at + 7), view.getUint16(at + 5)]
    // A byte of filling, or a stretch with its own length, which counts its two bytes too.
    at += marker === 0xff ? 1 : 2 + Math.max(2, view.getUint16(at + 2))
  }
  return undefined
}

/** The largest of all sizes that it speaks of: which one counts is known only to who unpacks it. */
const avif = ({ view, is }: Bytes): Size => {
  let [width, height] = [0, 0]
  const end = Math.min(view.byteLength, 64 * 1024) - 16
  for (let at = 0; at <= end; at += 1) {
    if (view.getUint8(at) !== 0x69 || !is(at, 'ispe')) continue
    width = Math.max(width, view.getUint32(at + 8))
    height = Math.max(height, view.getUint32(at + 12))
  }
  return [width, height]
}

const KINDS: readonly {
  readonly type: PictureHead['type']
  begins(bytes: Bytes): boolean
  size(bytes: Bytes): Size | undefined
}[] = [
  { type: 'image/jpeg', begins: ({ is }) => is(0, '\u00ff\u00d8\u00ff'), size: jpeg },
  { type: 'image/png', begins: ({ is }) => is(0, '\u0089PNG\r\n\u001a\n'), size: png },
  { type: 'image/webp', begins: ({ is }) => is(0, 'RIFF') && is(8, 'WEBP'), size: webp },
  { type: 'image/avif', begins: ({ is }) => is(4, 'ftypavif'), size: avif },
]
