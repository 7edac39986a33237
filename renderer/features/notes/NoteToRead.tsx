import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import { readNote } from '#shared/documents/readNote'
import type { OpenNote } from '#shared/sync/replica'
import { useI18n } from '../../i18n/context'
import { LinkedFrom } from './LinkedFrom'
import styles from './NoteSheet.module.css'
import { NoteOutline } from './NoteOutline'
import type { Follow } from './NoteReading'
import { NoteReading } from './NoteReading'
import { headingsOf } from './outline'

type NoteToReadProps = Follow & {
  readonly open: OpenNote
  /** Why it is only to be read. */
  readonly remark: ReactNode
}

/** A note that is not written in from here, as far as this version can read it, and as others change it. */
export const NoteToRead = ({ open, remark, ...follow }: NoteToReadProps) => {
  const { t } = useI18n()
  const { doc } = open
  const page = useRef<HTMLDivElement>(null)
  const [content, setContent] = useState(() => readNote(doc))
  useEffect(() => {
    const follow = (): void => setContent(readNote(doc))
    follow()
    doc.on('update', follow)
    return () => doc.off('update', follow)
  }, [doc])

  return (
    <div className={styles['page']} ref={page}>
      <div className={styles['sheet']}>
        <div className={styles['remark']}>{remark}</div>
        <h1 className={styles['heading']} dir="auto">
          {content.title || t('room.untitled')}
        </h1>
        <NoteOutline headings={headingsOf(content.blocks)} onGo={(at) => goTo(page.current, at)} />
        <NoteReading content={content} {...follow} />
        <LinkedFrom note={open.note} notes={follow.notes} />
      </div>
    </div>
  )
}

/** Shows a heading at the top, and gives it to ears. */
const goTo = (page: HTMLElement | null, at: number): void => {
  const headings = [...(page?.querySelectorAll<HTMLElement>('.tiptap > :is(h1, h2, h3, h4, h5, h6)') ?? [])]
  const heading = headings.filter(({ textContent }) => textContent?.trim())[at]
  if (!heading) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  heading.scrollIntoView({ block: 'start' })
}
