import { useState } from 'react'
import type { NoteId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import type { DeskPiece } from '../../commands/desk'
import { useI18n } from '../../i18n/context'
import { foldText } from '../../state/search/foldText'
import type { NoteView } from '../../state/views'
import { ChoosePiece, Choosing } from './ChoosePiece'

type AddNoteProps = {
  readonly isOpen: boolean
  readonly notes: readonly NoteView[]
  readonly there: readonly DeskPiece[]
  readonly onAdd: (piece: DeskPiece) => void
  readonly onClose: () => void
}

/** So many of those found are drawn: more than anybody looks through. */
const MOST = 50

/** Asks which note goes into the edition. */
export const AddNote = (props: AddNoteProps) => {
  const { t } = useI18n()
  return (
    <ChoosePiece title={t('desk.addNote')} isOpen={props.isOpen} onClose={props.onClose}>
      <Notes {...props} />
    </ChoosePiece>
  )
}

const Notes = ({ notes, there, onAdd, onClose }: AddNoteProps) => {
  const { t } = useI18n()
  const [words, setWords] = useState('')
  const wanted = foldText(words.trim())
  const found = notes.filter(({ title }) => foldText(title).includes(wanted))
  const isThere = (note: NoteId): boolean => there.some((one) => one.kind === 'note' && one.note === note)
  return (
    <Choosing
      label={t('desk.findNote')}
      hint={t('shelves.hint')}
      maxLength={limits.noteTitle}
      words={words}
      onWords={setWords}
      listLabel={t('desk.foundNotes')}
      options={found.slice(0, MOST).map(({ note, title }) => ({
        id: note,
        words: title || t('room.untitled'),
        ...(isThere(note) ? { remark: t('desk.there') } : {}),
      }))}
      said={found.length === 0 ? t('desk.noNote') : found.length > MOST ? t('shelves.goOnTyping') : ''}
      onChoose={(id) => {
        onAdd({ kind: 'note', note: id as NoteId })
        onClose()
      }}
    />
  )
}
