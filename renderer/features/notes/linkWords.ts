import type { NoteId } from '#shared/protocol/ids'
import type { Translate } from '../../i18n/translate'
import type { NoteView } from '../../state/views'

/** What a link to a note shows: its title as it is now, or that it is not here, with the title that it once had. */
export const linkWords = (
  t: Translate,
  notes: readonly NoteView[],
  { note, title }: { readonly note: NoteId | undefined; readonly title: string },
): { readonly words: string; readonly isHere: boolean } => {
  const known = notes.find((one) => one.note === note)
  if (known) return { words: known.title || title || t('room.untitled'), isHere: true }
  return { words: t('notes.linkAway', { title: title || t('room.untitled') }), isHere: false }
}
