import type { ReactNode } from 'react'
import { useAttempt } from '../../commands/useAttempt'
import { useI18n } from '../../i18n/context'
import { DialogForm } from '../../ui/DialogForm'
import styles from './InviteDialog.module.css'

type LinkFormProps = {
  /** The switch "reachable in this network", which belongs to the settings. */
  readonly reachable: ReactNode
  /** Rejects with a Problem: then the dialog says it. */
  readonly onMake: () => Promise<void>
  readonly onClose: () => void
  readonly children: ReactNode
}

/** What is asked before a link is made that somebody is handed; the dialog shows it then. */
export const LinkForm = ({ reachable, onMake, onClose, children }: LinkFormProps) => {
  const { t } = useI18n()
  const attempt = useAttempt()
  return (
    <DialogForm
      attempt={attempt}
      isReady
      confirm={t('invite.make')}
      busyWord={t('invite.making')}
      onConfirm={onMake}
      onClose={onClose}
      stays
    >
      {children}
      <div className={styles['reach']}>{reachable}</div>
    </DialogForm>
  )
}
