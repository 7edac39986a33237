import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { useI18n } from '../../i18n/context'
import { whatIsSaid } from '../../i18n/whatIsSaid'
import type { MessageView } from '../../state/views'
import { Question } from '../../ui/Question'
import styles from './EraseDialog.module.css'
import { excerpt } from './excerpt'

export type Erasing = {
  readonly message: MessageView
  /** Taken back by its author, or redacted by an organiser. */
  readonly how: 'takeBack' | 'redact'
  /** Where the message stands. */
  readonly list: Element | undefined
}

type EraseDialogProps = { readonly erasing: Erasing; readonly onClose: () => void }

/** Asks before a message's words are erased, and says exactly what that means. */
export const EraseDialog = ({ erasing, onClose }: EraseDialogProps) => {
  const { t } = useI18n()
  const { takeBackMessage, redactMessage } = useCommands()
  const attempt = useAttempt()
  const { message, how } = erasing
  const { words } = message
  const erase = how === 'takeBack' ? takeBackMessage : redactMessage

  const isEdition = message.edition !== undefined
  const title = how === 'takeBack' ? t('edition.takeBackAsk') : t('edition.redactAsk', { name: message.author.name })
  return (
    <Question
      title={isEdition ? title : t(`${how}.title`)}
      isOpen
      onClose={onClose}
      attempt={attempt}
      confirm={t(`${how}.confirm`)}
      keep={t('takeBack.keep')}
      look="danger"
      onConfirm={() => erase(message.id)}
    >
      {words?.kind === 'text' && (
        <blockquote className={styles['quote']} dir="auto">
          {excerpt(whatIsSaid(t, words), 200)}
        </blockquote>
      )}
      <p>{isEdition ? t('edition.takeBackMeans') : t(`${how}.means`)}</p>
      <p>{isEdition ? t('edition.takeBackLimit') : t('takeBack.limit')}</p>
    </Question>
  )
}
