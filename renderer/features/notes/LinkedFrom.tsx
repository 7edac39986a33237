import { FileText } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import type { NoteId } from '#shared/protocol/ids'
import { useCommands } from '../../commands/context'
import { useI18n } from '../../i18n/context'
import type { NoteView } from '../../state/views'
import { Button } from '../../ui/Button'
import styles from './LinkedFrom.module.css'

type LinkedFromProps = { readonly note: NoteId; readonly notes: readonly NoteView[] }

/** At a note's foot: the notes that link to it. Nothing where none does. */
export const LinkedFrom = ({ note, notes }: LinkedFromProps) => {
  const { t } = useI18n()
  const { watchLinksTo, goTo } = useCommands()
  const [from, setFrom] = useState<readonly NoteId[]>([])
  const heading = useId()
  useEffect(() => watchLinksTo(note, setFrom), [watchLinksTo, note])
  const shown = notes.filter((one) => from.includes(one.note))
  if (shown.length === 0) return null
  return (
    <section className={styles['from']} aria-labelledby={heading}>
      <h2 id={heading} className={styles['name']}>
        {t('notes.linkedFrom')}
      </h2>
      <ul className={styles['notes']}>
        {shown.map((one) => (
          <li key={one.note}>
            <Button
              look="quiet"
              icon={<FileText size={16} aria-hidden />}
              onPress={() => goTo({ in: 'note', note: one.note })}
            >
              <span dir="auto">{one.title || t('room.untitled')}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
