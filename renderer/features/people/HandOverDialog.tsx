import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { useI18n } from '../../i18n/context'
import type { MemberView } from '../../state/views'
import { Question } from '../../ui/Question'

type HandOverDialogProps = { readonly member: MemberView | undefined; readonly onClose: () => void }

/** Asks before the room is handed over to somebody. */
export const HandOverDialog = ({ member, onClose }: HandOverDialogProps) => {
  const { t } = useI18n()
  const commands = useCommands()
  const attempt = useAttempt()
  const name = member?.name ?? ''
  return (
    <Question
      title={t('handOver.title', { name })}
      isOpen={member !== undefined}
      onClose={onClose}
      attempt={attempt}
      confirm={t('handOver.confirm')}
      look="primary"
      onConfirm={async () => member && commands.handOver(member.member)}
    >
      <p>{t('handOver.means', { name })}</p>
    </Question>
  )
}
