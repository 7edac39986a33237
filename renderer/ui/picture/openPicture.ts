import { Problem } from '#shared/protocol/problem'
import type { ProblemCode } from '#shared/protocol/problem'

/** Bytes of a file, and pixels of a picture, that are still looked at: those of a telephone's largest photographs. */
const MOST_BYTES = 40 * 1024 * 1024
const MOST_PIXELS = 64_000_000

/** What a failure is called where the picture is wanted. */
type Codes = { readonly tooLarge: ProblemCode; readonly unreadable: ProblemCode }

/**
 * Does something with the picture in a file, which is unpacked only when it is drawn. Throws Problems of these codes: before anything
 * large is unpacked, and for what is no picture.
 */
export const openPicture = async <T>(
  file: Blob,
  { tooLarge, unreadable }: Codes,
  use: (picture: HTMLImageElement, width: number, height: number) => Promise<T>,
): Promise<T> => {
  if (file.size > MOST_BYTES) throw new Problem(tooLarge, `${file.size} bytes`)
  const url = URL.createObjectURL(file)
  try {
    const picture = await load(url, unreadable)
    const { naturalWidth: width, naturalHeight: height } = picture
    if (width === 0 || height === 0) throw new Problem(unreadable, 'it has no size')
    if (width * height > MOST_PIXELS) throw new Problem(tooLarge, `${width} by ${height}`)
    return await use(picture, width, height)
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** Only its head is read by that. */
const load = (url: string, unreadable: ProblemCode): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const picture = new Image()
    picture.addEventListener('load', () => resolve(picture), { once: true })
    picture.addEventListener('error', () => reject(new Problem(unreadable, 'no picture')), { once: true })
    picture.src = url
  })
