import type { ReactNode } from 'react'
import { useState } from 'react'
import type { MemberView, RoleView } from '../../state/views'
import { useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { Dialog, DialogButtons } from '../../ui/Dialog'
import type { MadeInvitation } from './InvitationLink'
import { InvitationLink } from './InvitationLink'
import styles from './InviteDialog.module.css'
import { InviteForm } from './InviteForm'

type InviteDialogProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  /** As what one may invite. */
  readonly inviteAs: readonly RoleView[]
  /** Who is in the room now. */
  readonly members: readonly MemberView[]
  /** The switch "reachable in this network", which belongs to the settings. */
  readonly reachable: ReactNode
}

type Made = MadeInvitation & {
  /** Those who were there before. */
  readonly before: ReadonlySet<string>
}

/** Makes an invitation; then shows the link, once, and who has come in meanwhile. */
export const InviteDialog = ({ isOpen, onClose, inviteAs, members, reachable }: InviteDialogProps) => {
  const { t, format } = useI18n()
  const [made, setMade] = useState<Made | undefined>()
  const come = made ? members.filter(({ member }) => !made.before.has(member)).map(({ name }) => name) : []
  const keep = (invitation: MadeInvitation): void =>
    setMade({ ...invitation, before: new Set<string>(members.map(({ member }) => member)) })
  const close = (): void => {
    setMade(undefined)
    onClose()
  }
  return (
    <Dialog title={t('invite.title')} isOpen={isOpen} onClose={close}>
      {made ? (
        <>
          <InvitationLink made={made} />
          <p role="status" className={styles['come']}>
            {come.length > 0 && <strong>{t('invite.come', { n: come.length, names: format.names(come) })}</strong>}
          </p>
          <DialogButtons>
            <Button look="quiet" onPress={() => setMade(undefined)}>
              {t('invite.another')}
            </Button>
            <Button look="primary" onPress={close}>
              {t('invite.done')}
            </Button>
          </DialogButtons>
        </>
      ) : (
        <InviteForm inviteAs={inviteAs} reachable={reachable} onMade={keep} onClose={close} />
      )}
    </Dialog>
  )
}
