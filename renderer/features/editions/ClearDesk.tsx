import { useAttempt } from '../../commands/useAttempt'
import { useI18n } from '../../i18n/context'
import { Question } from '../../ui/Question'

type ClearDeskProps = { readonly isOpen: boolean; readonly onClose: () => void; readonly onConfirm: () => void }

/** Asks before what is on the desk goes, of which nothing is kept anywhere else. */
export const ClearDesk = ({ isOpen, onClose, onConfirm }: ClearDeskProps) => {
  const { t } = useI18n()
  const attempt = useAttempt()
  return (
    <Question
      title={t('desk.clearAsk')}
      isOpen={isOpen}
      onClose={onClose}
      attempt={attempt}
      confirm={t('desk.clear')}
      look="danger"
      onConfirm={async () => onConfirm()}
    >
      <p>{t('desk.clearMeans')}</p>
    </Question>
  )
}
