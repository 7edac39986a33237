import type { OpenNote } from '#shared/sync/replica'
import { useI18n } from '../../i18n/context'
import styles from './NoteScreen.module.css'
import { useSaved } from './useSaved'

/** Says where the note is, and nothing that is not so. */
export const SavedLine = ({ open }: { readonly open: OpenNote }) => {
  const { t } = useI18n()
  const saved = useSaved(open)
  if (saved === 'late') {
    return (
      <p className={styles['late']} role="status">
        {t('notes.saveFailed')}
      </p>
    )
  }
  return <p className={styles['saved']}>{t(saved === 'saved' ? 'message.savedHere' : 'message.saving')}</p>
}
