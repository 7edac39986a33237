import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { useI18n } from '../../i18n/context'
import { Question } from '../../ui/Question'

type EmptyShelfProps = { readonly name: string; readonly isOpen: boolean; readonly onClose: () => void }

/** Asks before a shelf is emptied: it is everybody's. */
export const EmptyShelf = ({ name, isOpen, onClose }: EmptyShelfProps) => {
  const { t } = useI18n()
  const { renameShelf } = useCommands()
  const attempt = useAttempt()
  return (
    <Question
      title={t('shelves.emptyAsk', { shelf: name })}
      isOpen={isOpen}
      onClose={onClose}
      attempt={attempt}
      confirm={t('shelves.empty')}
      look="primary"
      onConfirm={() => renameShelf(name, '')}
    >
      <p>{t('shelves.emptyMeans')}</p>
    </Question>
  )
}
