import type { DeskPiece } from '../../commands/desk'
import { useI18n } from '../../i18n/context'
import type { RoomView } from '../../state/views'

/** So many letters of the editor's own words tell which they are. */
const MOST = 40

/** What a piece on the desk is called, for eyes and ears. */
export const useNameOnDesk = ({ notes, me }: RoomView): ((piece: DeskPiece) => string) => {
  const { t, format } = useI18n()
  return (piece) => {
    if (piece.kind === 'note') {
      const note = notes.find((one) => one.note === piece.note)
      return note ? note.title || t('room.untitled') : t('desk.noteGone')
    }
    if (piece.kind === 'message') {
      const when = format.date(piece.at)
      return piece.by === me.name ? t('desk.messageOwn', { when }) : t('desk.message', { name: piece.by, when })
    }
    const line = piece.text.replaceAll(/\s+/g, ' ').replace(/^#+ /, '').trim()
    return line ? line.slice(0, MOST) : t('desk.words')
  }
}
