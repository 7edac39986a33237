import { headingIn, LISTED_FROM } from '#shared/archive/archiveEdition'
import type { I18n } from '../../i18n/context'
import { nameToTell } from '../../i18n/nameToTell'
import type { PieceView } from '../../state/editionViews'
import { blocksOf } from '../../ui/editor/blocksOf'

export type Listed = { readonly at: number; readonly name: string }

/** What is listed before an edition that has many pieces; pieces without a name of their own are read where they stand. */
export const contentsOf = (i18n: I18n, pieces: readonly PieceView[]): readonly Listed[] => {
  if (pieces.length <= LISTED_FROM) return []
  return pieces.flatMap((piece, at) => {
    const name = nameOfPiece(i18n, piece)
    return name ? [{ at, name }] : []
  })
}

/** What one calls a piece. Undefined for words without a heading. */
export const nameOfPiece = ({ t, format }: I18n, piece: PieceView): string | undefined => {
  if (piece.kind === 'note') return piece.title || t('room.untitled')
  if (piece.kind === 'words') return headingIn(blocksOf(piece.text))
  const { author, at } = piece
  // Nothing is left there to be read.
  if (piece.words.kind === 'takenBack') return undefined
  if (!author || at === undefined) return t('desk.messageComing')
  return t('editions.by', { name: nameToTell(t, author), date: format.date(at) })
}
