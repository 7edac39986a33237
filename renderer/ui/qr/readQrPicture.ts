import { Problem } from '#shared/protocol/problem'
import { openPicture } from '../picture/openPicture'
import { findQr, THOROUGH } from './findQr'
import { pixelsOf } from './pixelsOf'

/**
 * The text of the QR code in a picture's file. Throws Problem `picture-too-large` before anything large is unpacked,
 * `picture-unreadable` for what is no picture, `picture-without-code` where none is found.
 */
export const readQrPicture = (file: Blob): Promise<string> =>
  openPicture(
    file,
    { tooLarge: 'picture-too-large', unreadable: 'picture-unreadable' },
    async (picture, width, height) => {
      const text = await findQr(pixelsOf(picture, width, height), THOROUGH)
      if (text === undefined) throw new Problem('picture-without-code', `${width} by ${height}`)
      return text
    },
  )
