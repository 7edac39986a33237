import type { ReactNode } from 'react'
import { useState } from 'react'
import type { PersonRole } from '#shared/events/event'
import { limits } from '#shared/protocol/limits'
import { useCommands } from '../../commands/context'
import { useI18n } from '../../i18n/context'
import type { RoleView } from '../../state/views'
import { Choice } from '../../ui/Choice'
import { Switch } from '../../ui/Switch'
import { TextField } from '../../ui/TextField'
import type { Days } from './DaysChoice'
import { DaysChoice, inDays } from './DaysChoice'
import styles from './InviteDialog.module.css'
import type { MadeInvitation } from './InvitationLink'
import { LinkForm } from './LinkForm'

type InviteFormProps = {
  readonly inviteAs: readonly RoleView[]
  readonly reachable: ReactNode
  readonly onMade: (made: MadeInvitation) => void
  readonly onClose: () => void
}

const USES = ['1', '5', '20'] as const
/** For whom an invitation is: as what they come, how many, for how long, and whether somebody must say yes. */
export const InviteForm = ({ inviteAs, reachable, onMade, onClose }: InviteFormProps) => {
  const { t } = useI18n()
  const commands = useCommands()
  const [chosen, setRole] = useState<PersonRole>('member')
  const [uses, setUses] = useState<(typeof USES)[number]>('1')
  const [days, setDays] = useState<Days>('7')
  const [note, setNote] = useState('')
  const [needsYes, setNeedsYes] = useState(false)
  const offered = inviteAs.filter(({ whyNot }) => !whyNot)
  // What one may invite as can change while the dialog is open.
  const role = offered.find((one) => one.role === chosen)?.role ?? offered[0]?.role ?? 'member'
  const kept = inviteAs.find(({ whyNot }) => whyNot)?.whyNot

  const make = async (): Promise<void> => {
    const link = await commands.inviteMember({ uses: Number(uses), days: Number(days), role, note, needsYes })
    onMade({ link, uses: Number(uses), until: inDays(days), role, needsYes })
  }

  return (
    <LinkForm reachable={reachable} onMake={make} onClose={onClose}>
      <p>{t('invite.intro')}</p>
      <p>{t('invite.history')}</p>
      <div>
        <Choice
          label={t('invite.role')}
          value={role}
          onChange={setRole}
          options={offered.map((one) => ({ value: one.role, label: t(`roles.${one.role}`) }))}
        />
        <p className={styles['soft']}>{t(`roles.means.${role}`)}</p>
        {kept && <p className={styles['soft']}>{t(`reason.${kept}`)}</p>}
      </div>
      <Choice
        label={t('invite.uses')}
        value={uses}
        onChange={setUses}
        options={USES.map((value) => ({ value, label: t('invite.usesOption', { n: Number(value) }) }))}
      />
      <DaysChoice days={days} onChange={setDays} />
      <Switch label={t('invite.needsYes')} help={t('invite.needsYesHelp')} isOn={needsYes} onChange={setNeedsYes} />
      <TextField
        label={t('invite.note')}
        help={t('invite.noteHelp')}
        value={note}
        onChange={setNote}
        maxLength={limits.invitationNote}
        autoComplete="off"
      />
    </LinkForm>
  )
}
