import type { OpenNote } from '#shared/sync/replica'
import { useI18n } from '../../i18n/context'
import type { PresentView, RoomView } from '../../state/views'
import styles from './NoteScreen.module.css'
import { SavedLine } from './SavedLine'

type NoteHeaderProps = { readonly open: OpenNote; readonly room: RoomView }

/** Who else is in this note now, and where it is saved. */
export const NoteHeader = ({ open, room }: NoteHeaderProps) => {
  const { t, format } = useI18n()
  const names = namesIn(room.present, open.note)
  return (
    <header className={styles['header']}>
      <p className={styles['here']} role="status">
        {names.length > 0 && t('notes.hereToo', { n: names.length, names: format.names(names) })}
      </p>
      <SavedLine open={open} />
    </header>
  )
}

/** The others who are in the note: each person once, however many devices they are here with. */
const namesIn = (present: readonly PresentView[], note: OpenNote['note']): readonly string[] => {
  const names = new Map<string, string>()
  for (const { person, place } of present) {
    if (!person.own && place.in === 'note' && place.note === note) names.set(person.member, person.name)
  }
  return [...names.values()].sort((a, b) => a.localeCompare(b))
}
