import { FileText, Plus } from 'lucide-react'
import { useCommands } from '../../commands/context'
import { useI18n } from '../../i18n/context'
import type { NoteView, PlaceView } from '../../state/views'
import styles from './NotesNav.module.css'
import { PlaceButton } from './PlaceButton'

type NotesNavProps = {
  readonly notes: readonly NoteView[]
  readonly place: PlaceView
  /** Readers found no notes. */
  readonly mayFound: boolean
  readonly onNew: () => void
}

/** The room's notes, newest first, and the way to begin one. */
export const NotesNav = ({ notes, place, mayFound, onNew }: NotesNavProps) => {
  const { t } = useI18n()
  const { goTo } = useCommands()
  return (
    <section aria-labelledby="notes-heading">
      <h2 id="notes-heading" className={styles['heading']}>
        {t('room.notes')}
      </h2>
      {notes.length === 0 && <p className={styles['none']}>{t('room.noNotes')}</p>}
      <ul>
        {notes.map(({ note, title }) => (
          <li key={note}>
            <PlaceButton
              icon={<FileText size={16} aria-hidden />}
              isHere={place.in === 'note' && place.note === note}
              onPress={() => goTo({ in: 'note', note })}
            >
              {title || t('room.untitled')}
            </PlaceButton>
          </li>
        ))}
      </ul>
      {mayFound && (
        <PlaceButton icon={<Plus size={16} aria-hidden />} onPress={onNew}>
          {t('room.newNote')}
        </PlaceButton>
      )}
    </section>
  )
}
