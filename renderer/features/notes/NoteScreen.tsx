import type { ReactNode } from 'react'
import { useState } from 'react'
import { problemSentences, useI18n } from '../../i18n/context'
import type { NoteView, RoomView } from '../../state/views'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { NotePage } from './NotePage'
import styles from './NoteScreen.module.css'
import { useOpenNote } from './useOpenNote'

type NoteScreenProps = {
  readonly note: NoteView
  readonly room: RoomView
  readonly look: 'history' | undefined
  readonly isBegun?: boolean | undefined
  /** Why one may not write in it. */
  readonly closed: ReactNode
  /** Begins another note like this one. */
  readonly onLike: () => void
}

/** One note, opened for as long as it is on screen. Give it the note's id as key. */
export const NoteScreen = ({ note, ...page }: NoteScreenProps) => {
  const { t } = useI18n()
  const [attempt, setAttempt] = useState(0)
  const { open, problem } = useOpenNote(note.note, attempt)
  if (open) return <NotePage key={attempt} open={open} {...page} />
  if (!problem) {
    return (
      <p className={styles['apart']} role="status">
        {t('notes.opening')}
      </p>
    )
  }
  return (
    <div className={styles['apart']}>
      <h1 dir="auto">{note.title || t('room.untitled')}</h1>
      <Notice {...problemSentences(t, problem.code)}>
        <Button onPress={() => setAttempt(attempt + 1)}>{t('app.tryAgain')}</Button>
      </Notice>
    </div>
  )
}
