import type { EditionFile } from '#shared/archive/editionFile'
import type { Embedded } from '#shared/archive/embeddedHtml'
import type { PieceView } from '../state/editionViews'
import { fetchFile } from './fetchFile'
import type { House } from './house'

/** Bytes of pictures that go into one file; as text they are a third more, and the file is to be sent. */
const MOST = 16_000_000

/**
 * What goes along with the messages of an edition, for a file of its own: pictures, as long as all together are not too large for one
 * (of those that follow, the ones for which there is still room), and of all else nothing.
 */
export const picturesOfEdition = async (house: House, pieces: readonly PieceView[]): Promise<EditionFile['fileOf']> => {
  const found = new Map<string, Embedded>()
  let room = MOST
  for (const piece of pieces) {
    if (piece.kind !== 'message' || piece.words.kind !== 'text') continue
    const { id, month, words } = piece
    for (const [nth, { picture, bytes }] of (words.files ?? []).entries()) {
      if (!picture || bytes > room) continue
      const read = await fetchFile(house)(id, nth, { month, hash: words.hash })
      room -= read?.length ?? 0
      found.set(`${id} ${nth}`, read ?? 'away')
    }
  }
  return (message, nth) => found.get(`${message} ${nth}`) ?? 'leftOut'
}
