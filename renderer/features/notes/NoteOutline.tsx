import type { HeadingView } from './outline'
import { useI18n } from '../../i18n/context'
import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import styles from './NoteOutline.module.css'

/** With fewer headings one sees the whole at a glance. */
const FEWEST = 3

type NoteOutlineProps = { readonly headings: readonly HeadingView[]; readonly onGo: (at: number) => void }

/** The note's headings beside it, or folded above it where there is no room: each leads to its place. */
export const NoteOutline = ({ headings, onGo }: NoteOutlineProps) => {
  const { t } = useI18n()
  const [isOpen, setOpen] = useState(false)
  const list = useId()
  if (headings.length < FEWEST) return null
  const top = Math.min(...headings.map(({ level }) => level))
  return (
    <nav className={styles['outline']} aria-label={t('notes.outline')}>
      <div className={styles['inside']}>
        <h2 className={styles['name']} aria-hidden>
          {t('notes.outline')}
        </h2>
        <button
          type="button"
          className={styles['fold']}
          aria-expanded={isOpen}
          aria-controls={list}
          onClick={() => setOpen(!isOpen)}
        >
          <ChevronRight size={16} aria-hidden />
          {t('notes.outline')}
        </button>
        <ol id={list} className={styles['headings']} data-open={isOpen}>
          {headings.map(({ level, words }, at) => (
            <li key={at} className={styles[`level${Math.min(level - top, 3)}`]}>
              <button type="button" className={styles['heading']} dir="auto" onClick={() => onGo(at)}>
                {words}
              </button>
            </li>
          ))}
        </ol>
      </div>
    </nav>
  )
}
