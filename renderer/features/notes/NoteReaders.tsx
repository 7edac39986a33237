import { Check } from 'lucide-react'
import type { NoteId } from '#shared/protocol/ids'
import { useLeaveMark } from '../../commands/useLeaveMark'
import { useReadersOfNote } from '../../commands/useReaders'
import { problemSentences, useI18n } from '../../i18n/context'
import { readersLine } from '../../i18n/readersLine'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { useMarkOffer } from '../../ui/useMarkOffer'
import styles from './NoteReaders.module.css'

/** Who said of a note that they have read it, and the mark that one may leave oneself. */
export const NoteReaders = ({ note }: { readonly note: NoteId }) => {
  const i18n = useI18n()
  const { t } = i18n
  const { mayMark, leave, line, busy, problem } = useLeaveMark({ note })
  const readers = useReadersOfNote(note)
  const said = readersLine(i18n, readers)
  const mayLeave = !readers.isOwn && mayMark
  useMarkOffer({ group: 'note', mayLeave, label: t('readers.leave'), leave, line })
  if (!said && !mayLeave) return null
  return (
    <footer className={styles['readers']}>
      <p role="status" tabIndex={-1} ref={line}>
        {said}
      </p>
      {mayLeave && (
        <Button look="quiet" icon={<Check size={16} aria-hidden />} isBusy={busy} onPress={() => void leave()}>
          {t('readers.leave')}
        </Button>
      )}
      {problem && <Notice {...problemSentences(t, problem.code)} />}
    </footer>
  )
}
