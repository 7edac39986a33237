import { Check } from 'lucide-react'
import type { MessageId } from '#shared/protocol/ids'
import { useLeaveMark } from '../../commands/useLeaveMark'
import { useReadersOfMessage } from '../../commands/useReaders'
import { problemSentences, useI18n } from '../../i18n/context'
import { readersLine } from '../../i18n/readersLine'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { useMarkOffer } from '../../ui/useMarkOffer'
import styles from './EditionPage.module.css'

type EditionReadersProps = { readonly edition: MessageId; readonly isOwn: boolean }

/** Where an edition ends: who said that they have read it, and the mark that one may leave oneself. */
export const EditionReaders = ({ edition, isOwn }: EditionReadersProps) => {
  const i18n = useI18n()
  const { t } = i18n
  const { mayMark, leave, line, busy, problem } = useLeaveMark({ message: edition })
  const readers = useReadersOfMessage(edition)
  const mayLeave = !isOwn && !readers.isOwn && mayMark
  useMarkOffer({ group: 'edition', mayLeave, label: t('readers.leave'), leave, line })
  return (
    <footer className={styles['end']}>
      <p className={styles['endLine']}>{t('edition.end')}</p>
      <p role="status" tabIndex={-1} ref={line}>
        {readersLine(i18n, readers)}
      </p>
      {mayLeave && (
        <Button icon={<Check size={16} aria-hidden />} isBusy={busy} onPress={() => void leave()}>
          {t('readers.leave')}
        </Button>
      )}
      {problem && <Notice {...problemSentences(t, problem.code)} />}
    </footer>
  )
}
