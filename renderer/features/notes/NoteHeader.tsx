import { useState } from 'react'
import type { OpenNote } from '#shared/sync/replica'
import { useI18n } from '../../i18n/context'
import type { PresentView, RoomView } from '../../state/views'
import { PlaceHeader } from '../../ui/Place'
import { NoteMenu } from './NoteMenu'
import styles from './NoteScreen.module.css'
import { SavedLine } from './SavedLine'
import { ShelveDialog } from './ShelveDialog'
import type { NoteDeeds } from './useNoteDeeds'

type NoteHeaderProps = {
  readonly open: OpenNote
  readonly room: RoomView
  readonly deeds: NoteDeeds
  /** Readers found no notes, not even copies. */
  readonly mayFound: boolean
  readonly onHistory: () => void
  readonly onLike: () => void
  readonly onPrint: () => void
  /** Undefined where nobody has commented. */
  readonly onComments: (() => void) | undefined
}

/** Who else is in this note now, where it is saved, and what can be done with it as a whole. */
export const NoteHeader = ({ open, room, deeds, ...menu }: NoteHeaderProps) => {
  const { t, format } = useI18n()
  const names = namesIn(room.present, open.note)
  const [shelves, setShelves] = useState(false)
  return (
    <PlaceHeader className={styles['header']}>
      <p className={styles['here']} role="status" dir="auto">
        {names.length > 0 && (
          <>
            <span className={styles['lamp']} aria-hidden="true" />
            {t('notes.hereToo', { n: names.length, names: format.names(names) })}
          </>
        )}
      </p>
      <SavedLine open={open} />
      <NoteMenu deeds={deeds} {...menu} onShelve={() => setShelves(true)} />
      <ShelveDialog
        note={room.notes.find(({ note }) => note === open.note)}
        notes={room.notes}
        isOpen={shelves}
        onClose={() => setShelves(false)}
      />
    </PlaceHeader>
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
