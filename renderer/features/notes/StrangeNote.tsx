import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { readNote } from '#shared/documents/readNote'
import { useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import styles from './NoteEditor.module.css'
import { NoteReading } from './NoteReading'
import type { NoteDeeds } from './useNoteDeeds'

type StrangeNoteProps = {
  readonly doc: Y.Doc
  readonly deeds: NoteDeeds
  readonly onOpenLink: (address: string) => void
}

/** A note that holds more than this version knows: to read, as far as it can be read, and to go on in a copy. */
export const StrangeNote = ({ doc, deeds, onOpenLink }: StrangeNoteProps) => {
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
        <Notice happened={t('notes.strange')} safe={t('notes.strangeSafe')} next={t('notes.strangeNext')}>
          <Button isDisabled={deeds.busy} onPress={deeds.copy}>
            {t('notes.copy')}
          </Button>
        </Notice>
        <h1 className={styles['heading']} dir="auto">
          {content.title || t('room.untitled')}
        </h1>
        <NoteReading content={content} onOpenLink={onOpenLink} />
      </div>
    </div>
  )
}
