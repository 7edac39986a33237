import type { MouseEvent } from 'react'
import { memo } from 'react'
import { FileText } from 'lucide-react'
import { useI18n } from '../../i18n/context'
import type { FoundItem } from '../../state/search/searchViews'
import styles from './FoundRow.module.css'
import { Pieces } from './Pieces'

type FoundRowProps = {
  readonly id: string
  readonly item: FoundItem
  readonly isActive: boolean
  readonly onOpen: (item: FoundItem) => void
}

/** One of what was found: its time in the margin, who wrote it, and where the words stand. */
export const FoundRow = memo(function FoundRow({ id, item, isActive, onOpen }: FoundRowProps) {
  const { t, format } = useI18n()
  // The keyboard works in the search's field, which keeps the focus and names the active one.
  const pointing = {
    onMouseDown: (event: MouseEvent) => event.preventDefault(),
    onClick: () => onOpen(item),
  }
  return (
    <div id={id} role="option" tabIndex={-1} aria-selected={isActive} className={styles['row']} {...pointing}>
      <time className={styles['time']} dateTime={new Date(item.at).toISOString()}>
        {format.time(item.at)}
      </time>
      <div className={styles['body']}>
        <p className={styles['author']} dir="auto">
          {item.kind === 'note' ? t('search.noteBy', { name: item.author.name }) : item.author.name}
        </p>
        {item.kind === 'note' && (
          <p className={styles['title']}>
            <FileText size={16} aria-hidden />
            <span dir="auto">{item.title.length > 0 ? <Pieces pieces={item.title} /> : t('room.untitled')}</span>
          </p>
        )}
        {item.kind === 'message' && item.isFolded ? (
          <p className={styles['folded']}>{t('talk.folded', { name: item.author.name })}</p>
        ) : (
          <p className={styles['words']} dir="auto">
            <Pieces pieces={item.pieces} />
          </p>
        )}
      </div>
    </div>
  )
})
