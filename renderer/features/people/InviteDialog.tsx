import type { ReactNode } from 'react'
import { useState } from 'react'
import type { GovernanceView } from '../../state/views'
import { useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { Dialog, DialogButtons } from '../../ui/Dialog'
import type { MadeInvitation } from './InvitationLink'
import { InvitationLink } from './InvitationLink'
import styles from './InviteDialog.module.css'
import { InviteForm } from './InviteForm'
import { KeeperForm } from './KeeperForm'

type InviteDialogProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  /** For whom the link is to be: somebody, or a machine that stays on. */
  readonly whom: 'person' | 'keeper'
  readonly governance: Pick<GovernanceView, 'inviteAs' | 'members' | 'keepers'>
  /** The switch "reachable in this network", which belongs to the settings. */
  readonly reachable: ReactNode
}

type Made = MadeInvitation & {
  /** Those who were there before. */
  readonly before: ReadonlySet<string>
}

/** Makes an invitation; then shows the link, once, and who has come in meanwhile. */
export const InviteDialog = ({ isOpen, onClose, whom, governance, reachable }: InviteDialogProps) => {
  const { t, format } = useI18n()
  const [made, setMade] = useState<Made | undefined>()
  const { inviteAs, keepers } = governance
  const members = [...governance.members, ...keepers]
  const come = made ? members.filter(({ member }) => !made.before.has(member)).map(({ name }) => name) : []
  const keep = (invitation: MadeInvitation): void =>
    setMade({ ...invitation, before: new Set<string>(members.map(({ member }) => member)) })
  const close = (): void => {
    setMade(undefined)
    onClose()
  }
  return (
    <Dialog title={t(whom === 'keeper' ? 'keepers.add' : 'invite.title')} isOpen={isOpen} onClose={close}>
      {made ? (
        <>
          <InvitationLink made={made} opensBesides={keepers.length > 0} />
          <p role="status" className={styles['come']}>
            {come.length > 0 && <strong>{t('invite.come', { n: come.length, names: format.names(come) })}</strong>}
          </p>
          <DialogButtons>
            <Button onPress={() => setMade(undefined)}>{t('invite.another')}</Button>
            <Button look="primary" onPress={close}>
              {t('invite.done')}
            </Button>
          </DialogButtons>
        </>
      ) : whom === 'keeper' ? (
        <KeeperForm reachable={reachable} onMade={keep} onClose={close} />
      ) : (
        <InviteForm inviteAs={inviteAs} reachable={reachable} onMade={keep} onClose={close} />
      )}
    </Dialog>
  )
}
