import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { useI18n } from '../../i18n/context'
import type { MemberView } from '../../state/views'
import { Question } from '../../ui/Question'

type RemoveDialogProps = { readonly member: MemberView | undefined; readonly onClose: () => void }

/** Asks before somebody is removed, and says exactly what that does and what it cannot do. */
export const RemoveDialog = ({ member, onClose }: RemoveDialogProps) => {
  const { t } = useI18n()
  const commands = useCommands()
  const attempt = useAttempt()
  const name = member?.name ?? ''
  return (
    <Question
      title={t('remove.title', { name })}
      isOpen={member !== undefined}
      onClose={onClose}
      attempt={attempt}
      confirm={t('remove.confirm', { name })}
      look="danger"
      onConfirm={async () => member && commands.removeMember(member.member)}
    >
      <p>{t('remove.cut', { name })}</p>
      <p>{t('remove.stays', { name })}</p>
      <p>{t('remove.invitations')}</p>
    </Question>
  )
}
