import { useAttempt } from '../../commands/useAttempt'
import { useI18n } from '../../i18n/context'
import { Question } from '../../ui/Question'

type CloseIssueProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  /** Rejects with a Problem; what is on the desk stays there. */
  readonly onConfirm: () => Promise<void>
}

/** Asks before an issue is closed, which can't be changed after that. */
export const CloseIssue = ({ isOpen, onClose, onConfirm }: CloseIssueProps) => {
  const { t } = useI18n()
  const attempt = useAttempt()
  return (
    <Question
      title={t('desk.closeAsk')}
      isOpen={isOpen}
      onClose={onClose}
      attempt={attempt}
      confirm={t('desk.close')}
      busyWord={t('desk.closing')}
      keep={t('desk.keep')}
      look="primary"
      onConfirm={onConfirm}
    >
      <p>{t('desk.closeMeans')}</p>
      <p>{t('desk.closeFinal')}</p>
    </Question>
  )
}
