import type { ReactNode } from 'react'
import { useState } from 'react'
import type { RoleView } from '../../state/views'
import { useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { Dialog, DialogButtons } from '../../ui/Dialog'
import type { MadeInvitation } from './InvitationLink'
import { InvitationLink } from './InvitationLink'
import { InviteForm } from './InviteForm'

type InviteDialogProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  /** As what one may invite. */
  readonly inviteAs: readonly RoleView[]
  /** The switch "reachable in this network", which belongs to the settings. */
  readonly reachable: ReactNode
}

/** Makes an invitation; then shows the link, once. */
export const InviteDialog = ({ isOpen, onClose, inviteAs, reachable }: InviteDialogProps) => {
  const { t } = useI18n()
  const [made, setMade] = useState<MadeInvitation | undefined>()
  const close = (): void => {
    setMade(undefined)
    onClose()
  }
  return (
    <Dialog title={t('invite.title')} isOpen={isOpen} onClose={close}>
      {made ? (
        <>
          <InvitationLink made={made} />
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
        <InviteForm inviteAs={inviteAs} reachable={reachable} onMade={setMade} onClose={close} />
      )}
    </Dialog>
  )
}
