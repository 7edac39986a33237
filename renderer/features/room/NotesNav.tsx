import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { Plus, Search } from 'lucide-react'
import { useI18n } from '../../i18n/context'
import { shelvesOf } from '../../state/shelvesOf'
import type { NoteView, PlaceView } from '../../state/views'
import { focusWhenFree } from '../../ui/focusWhenFree'
import { IconButton } from '../../ui/IconButton'
import { EmptyShelf } from './EmptyShelf'
import { FindNote } from './FindNote'
import { NoteLinks } from './NoteLinks'
import styles from './NotesNav.module.css'
import { PlaceButton } from './PlaceButton'
import { RenameShelf } from './RenameShelf'
import { Shelf } from './Shelf'

type NotesNavProps = {
  readonly notes: readonly NoteView[]
  readonly place: PlaceView
  /** Readers found no notes, and put none on shelves. */
  readonly mayFound: boolean
  readonly onNew: () => void
}

const NONE: readonly NoteView[] = []

/** The room's notes, newest first, on their shelves; the way to find one, and to begin one. */
export const NotesNav = ({ notes, place, mayFound, onNew }: NotesNavProps) => {
  const { t, locale } = useI18n()
  const [finds, setFinds] = useState(false)
  // The conversation stands first: nobody has come to read this list.
  const listed = useDeferredValue(notes, NONE)
  const { loose, shelves } = useMemo(() => shelvesOf(listed, locale), [listed, locale])
  const finder = useRef<HTMLButtonElement>(null)
  const [asked, setAsked] = useState<{ readonly name: string; readonly asks: 'rename' | 'empty' }>()
  const done = (): void => {
    setAsked(undefined)
    // The shelf that one came from may be gone.
    focusWhenFree(() => (document.activeElement === document.body ? finder.current : undefined))
  }
  const here = place.in === 'note' ? place.note : undefined
  return (
    <section aria-labelledby="notes-heading">
      <div className={styles['head']}>
        <h2 id="notes-heading" className={styles['heading']}>
          {t('room.notes')}
        </h2>
        {notes.length > 0 && (
          <IconButton
            ref={finder}
            label={t('shelves.find')}
            icon={<Search size={16} aria-hidden />}
            aria-expanded={finds}
            onPress={() => setFinds(!finds)}
          />
        )}
      </div>
      {notes.length === 0 && <p className={styles['none']}>{t('room.noNotes')}</p>}
      {finds ? (
        <FindNote
          notes={notes}
          onClose={() => {
            setFinds(false)
            finder.current?.focus()
          }}
        />
      ) : (
        <>
          <NoteLinks notes={loose} here={here} />
          {shelves.map(({ name, notes: its }) => (
            <Shelf
              key={name}
              name={name}
              notes={its}
              here={here}
              onChange={mayFound ? (asks) => setAsked({ name, asks }) : undefined}
            />
          ))}
        </>
      )}
      <RenameShelf name={asked?.name ?? ''} isOpen={asked?.asks === 'rename'} onClose={done} />
      <EmptyShelf name={asked?.name ?? ''} isOpen={asked?.asks === 'empty'} onClose={done} />
      {mayFound && (
        <div className={styles['new']}>
          <PlaceButton icon={<Plus size={16} aria-hidden />} onPress={onNew}>
            {t('room.newNote')}
          </PlaceButton>
        </div>
      )}
    </section>
  )
}
