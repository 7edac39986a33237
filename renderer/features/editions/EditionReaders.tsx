import { useRef } from 'react'
import { Check } from 'lucide-react'
import type { MessageId } from '#shared/protocol/ids'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { useReadersOfMessage } from '../../commands/useReaders'
import { problemSentences, useI18n } from '../../i18n/context'
import { readersLine } from '../../i18n/readersLine'
import { useSnug } from '../../state/store'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import styles from './EditionPage.module.css'

type EditionReadersProps = { readonly edition: MessageId; readonly isOwn: boolean }

/** Where an edition ends: who said that they have read it, and the mark that one may leave oneself. */
export const EditionReaders = ({ edition, isOwn }: EditionReadersProps) => {
  const i18n = useI18n()
  const { t } = i18n
  const { leaveMark } = useCommands()
  const { run, busy, problem } = useAttempt()
  const mayMark = useSnug(({ company, room }) => company.seen !== 'unseen' && room?.governance.gone === undefined)
  const readers = useReadersOfMessage(edition)
  const line = useRef<HTMLParagraphElement>(null)
  const leave = async (): Promise<void> => {
    // The button goes with it: what was done takes the focus.
    if (await run(() => leaveMark({ message: edition }))) line.current?.focus()
  }
  return (
    <footer className={styles['end']}>
      <p className={styles['endLine']}>{t('edition.end')}</p>
      <p role="status" tabIndex={-1} ref={line}>
        {readersLine(i18n, readers)}
      </p>
      {!isOwn && !readers.isOwn && mayMark && (
        <Button icon={<Check size={16} aria-hidden />} isBusy={busy} onPress={() => void leave()}>
          {t('readers.leave')}
        </Button>
      )}
      {problem && <Notice {...problemSentences(t, problem.code)} />}
    </footer>
  )
}
