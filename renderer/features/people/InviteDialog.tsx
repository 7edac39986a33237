import type { ReactNode } from 'react'
import { useState } from 'react'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { Choice } from '../../ui/Choice'
import { Dialog, DialogButtons } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import styles from './InviteDialog.module.css'
import type { MadeInvitation } from './InvitationLink'
import { InvitationLink } from './InvitationLink'

type InviteDialogProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  /** The switch "reachable in this network", which belongs to the settings. */
  readonly reachable: ReactNode
}

const USES = ['1', '5', '20'] as const
const DAYS = ['1', '7', '30'] as const
const DAY = 24 * 60 * 60 * 1000

/** Makes an invitation: for how many, for how long; then shows the link, once. */
export const InviteDialog = ({ isOpen, onClose, reachable }: InviteDialogProps) => {
  const { t } = useI18n()
  const commands = useCommands()
  const { run, busy, problem, clear } = useAttempt()
  const [uses, setUses] = useState<(typeof USES)[number]>('1')
  const [days, setDays] = useState<(typeof DAYS)[number]>('7')
  const [made, setMade] = useState<MadeInvitation | undefined>()

  const make = () =>
    run(async () => {
      const link = await commands.inviteMember({ uses: Number(uses), days: Number(days) })
      setMade({ link, uses: Number(uses), until: Date.now() + Number(days) * DAY })
    })
  const close = (): void => {
    setMade(undefined)
    clear()
    onClose()
  }

  return (
    <Dialog title={t('invite.title')} isOpen={isOpen} onClose={close}>
      {made ? (
        <InvitationLink made={made} />
      ) : (
        <>
          <p>{t('invite.intro')}</p>
          <p>{t('invite.history')}</p>
          <Choice
            label={t('invite.uses')}
            value={uses}
            onChange={setUses}
            options={USES.map((value) => ({ value, label: t('invite.usesOption', { n: Number(value) }) }))}
          />
          <Choice
            label={t('invite.days')}
            value={days}
            onChange={setDays}
            options={DAYS.map((value) => ({ value, label: t('invite.daysOption', { n: Number(value) }) }))}
          />
          <div className={styles['reach']}>{reachable}</div>
        </>
      )}
      {problem && <Notice {...problemSentences(t, problem.code)} />}
      <DialogButtons>
        {made ? (
          <>
            <Button look="quiet" onPress={() => setMade(undefined)}>
              {t('invite.another')}
            </Button>
            <Button look="primary" onPress={close}>
              {t('invite.done')}
            </Button>
          </>
        ) : (
          <>
            <Button look="quiet" onPress={close}>
              {t('app.cancel')}
            </Button>
            <Button look="primary" isDisabled={busy} onPress={() => void make()}>
              {busy ? t('invite.making') : t('invite.make')}
            </Button>
          </>
        )}
      </DialogButtons>
    </Dialog>
  )
}
