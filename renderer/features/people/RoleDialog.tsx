import { useState } from 'react'
import type { PersonRole } from '#shared/events/event'
import { isPerson } from '#shared/governance/roles'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { useI18n } from '../../i18n/context'
import type { MemberView } from '../../state/views'
import { Choice } from '../../ui/Choice'
import { Dialog } from '../../ui/Dialog'
import { DialogForm } from '../../ui/DialogForm'

type RoleDialogProps = {
  readonly member: MemberView | undefined
  readonly isLastOrganiser: boolean
  readonly onClose: () => void
}

/** Gives a member another role, and says what each means. */
export const RoleDialog = ({ member, isLastOrganiser, onClose }: RoleDialogProps) => {
  const { t } = useI18n()
  return (
    <Dialog
      title={member && !member.own ? t('roles.title', { name: member.name }) : t('roles.own')}
      isOpen={member !== undefined}
      onClose={onClose}
    >
      {member && isPerson(member.role) && (
        <RoleForm key={member.member} member={member} role={member.role} isLast={isLastOrganiser} onClose={onClose} />
      )}
    </Dialog>
  )
}

type RoleFormProps = {
  readonly member: MemberView
  /** What they are now. */
  readonly role: PersonRole
  readonly isLast: boolean
  readonly onClose: () => void
}

const RoleForm = ({ member, role: now, isLast, onClose }: RoleFormProps) => {
  const { t } = useI18n()
  const commands = useCommands()
  const attempt = useAttempt()
  const [chosen, setChosen] = useState(now)
  const offered = member.roles.filter(({ role, whyNot }) => role === now || !whyNot)
  return (
    <DialogForm
      attempt={attempt}
      isReady={chosen !== now}
      confirm={t('roles.give')}
      onConfirm={() => commands.changeRole(member.member, chosen)}
      onClose={onClose}
    >
      <Choice
        label={t('roles.choose')}
        value={chosen}
        onChange={setChosen}
        options={offered.map(({ role }) => ({ value: role, label: t(`roles.${role}`) }))}
      />
      <p>{t(`roles.means.${chosen}`)}</p>
      {member.own && isLast && chosen !== 'organiser' && <p>{t('roles.last')}</p>}
    </DialogForm>
  )
}
