import { Problem } from '#shared/protocol/problem'
import { findQr, THOROUGH } from './findQr'
import { pixelsOf } from './pixelsOf'

/** Bytes of a file, and pixels of a picture, that are still looked at: those of a telephone's largest photographs. */
const MOST_BYTES = 40 * 1024 * 1024
const MOST_PIXELS = 64_000_000

/**
 * The text of the QR code in a picture's file. Throws Problem `picture-too-large` before anything large is unpacked,
 * `picture-unreadable` for what is no picture, `picture-without-code` where none is found.
 */
export const readQrPicture = async (file: Blob): Promise<string> => {
  if (file.size > MOST_BYTES) throw new Problem('picture-too-large', `${file.size} bytes`)
  const url = URL.createObjectURL(file)
  try {
    const picture = await load(url)
    const { naturalWidth: width, naturalHeight: height } = picture
    if (width === 0 || height === 0) throw new Problem('picture-unreadable', 'it has no size')
    if (width * height > MOST_PIXELS) throw new Problem('picture-too-large', `${width} by ${height}`)
    const text = await findQr(pixelsOf(picture, width, height), THOROUGH)
    if (text === undefined) throw new Problem('picture-without-code', `${width} by ${height}`)
    return text
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** Only its head is read by that: a picture is unpacked when it is drawn. */
const load = (url: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const picture = new Image()
    picture.addEventListener('load', () => resolve(picture), { once: true })
    picture.addEventListener('error', () => reject(new Problem('picture-unreadable', 'no picture')), { once: true })
    picture.src = url
  })
