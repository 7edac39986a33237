import type { RefObject } from 'react'
import type * as Y from 'yjs'
import { limits } from '#shared/protocol/limits'
import { useI18n } from '../../i18n/context'
import { Hidden } from '../../ui/Hidden'
import styles from './NoteSheet.module.css'
import { useSharedTitle } from './useSharedTitle'

type TitleFieldProps = {
  readonly ref: RefObject<HTMLTextAreaElement | null>
  readonly doc: Y.Doc
  readonly onLeave: () => void
}

/** The note's title, which everybody can change. Enter goes on to the text. */
export const TitleField = ({ ref, doc, onLeave }: TitleFieldProps) => {
  const { t } = useI18n()
  const bound = useSharedTitle(doc, ref, onLeave)
  return (
    <>
      <h1>
        <Hidden>{bound.value || t('room.untitled')}</Hidden>
      </h1>
      <textarea
        {...bound}
        ref={ref}
        className={styles['heading']}
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
