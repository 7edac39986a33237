import { useRef } from 'react'
import type * as Y from 'yjs'
import { limits } from '#shared/protocol/limits'
import { useI18n } from '../../i18n/context'
import { Hidden } from '../../ui/Hidden'
import styles from './NoteScreen.module.css'
import { useSharedTitle } from './useSharedTitle'

/** The note's title, which everybody can change. Enter goes on to the text. */
export const TitleField = ({ doc, onLeave }: { readonly doc: Y.Doc; readonly onLeave: () => void }) => {
  const { t } = useI18n()
  const field = useRef<HTMLTextAreaElement>(null)
  const bound = useSharedTitle(doc, field, onLeave)
  return (
    <>
      <h1>
        <Hidden>{bound.value || t('room.untitled')}</Hidden>
      </h1>
      <textarea
        {...bound}
        ref={field}
        className={styles['title']}
        aria-label={t('notes.title')}
        placeholder={t('room.untitled')}
        rows={1}
        dir="auto"
        maxLength={limits.noteTitle}
        autoComplete="off"
      />
    </>
  )
}
