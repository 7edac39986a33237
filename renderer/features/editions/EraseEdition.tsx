import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { useI18n } from '../../i18n/context'
import type { EditionLine } from '../../state/editionViews'
import { Question } from '../../ui/Question'

type EraseEditionProps = {
  readonly edition: EditionLine
  readonly how: 'takeBack' | 'redact' | undefined
  readonly onClose: () => void
}

/** Asks before an edition is erased, and says exactly what that means. One is on the shelf afterwards. */
export const EraseEdition = ({ edition, how, onClose }: EraseEditionProps) => {
  const { t } = useI18n()
  const { takeBackMessage, redactMessage, goTo } = useCommands()
  const attempt = useAttempt()
  const erase = how === 'redact' ? redactMessage : takeBackMessage
  const isRedacting = how === 'redact'
  return (
    <Question
      title={isRedacting ? t('edition.redactAsk', { name: edition.by.name }) : t('edition.takeBackAsk')}
      isOpen={how !== undefined}
      onClose={onClose}
      attempt={attempt}
      confirm={isRedacting ? t('edition.redact') : t('edition.takeBack')}
      keep={t('edition.keep')}
      look="danger"
      onConfirm={async () => {
        await erase(edition.id)
        goTo({ in: 'editions' })
      }}
    >
      <p>{t('edition.takeBackMeans')}</p>
      <p>{t('edition.takeBackLimit')}</p>
    </Question>
  )
}
