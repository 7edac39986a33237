import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { readNote } from '#shared/documents/readNote'
import { useI18n } from '../../i18n/context'
import styles from './NoteEditor.module.css'
import { NoteReading } from './NoteReading'

type NoteToReadProps = {
  readonly doc: Y.Doc
  readonly onOpenLink: (address: string) => void
  /** Why it is only to be read. */
  readonly remark: ReactNode
}

/** A note that is not written in from here, as far as this version can read it, and as others change it. */
export const NoteToRead = ({ doc, onOpenLink, remark }: NoteToReadProps) => {
  const { t } = useI18n()
  const [content, setContent] = useState(() => readNote(doc))
  useEffect(() => {
    const follow = (): void => setContent(readNote(doc))
    follow()
    doc.on('update', follow)
    return () => doc.off('update', follow)
  }, [doc])

  return (
    <div className={styles['page']}>
      <div className={styles['sheet']}>
        {remark}
        <h1 className={styles['heading']} dir="auto">
          {content.title || t('room.untitled')}
        </h1>
        <NoteReading content={content} onOpenLink={onOpenLink} />
      </div>
    </div>
  )
}
