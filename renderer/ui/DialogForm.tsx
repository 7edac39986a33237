import type { ReactNode } from 'react'
import { problemSentences, useI18n } from '../i18n/context'
import type { Attempt } from './attempt'
import { Button } from './Button'
import { DialogButtons } from './Dialog'
import styles from './DialogForm.module.css'
import { Notice } from './Notice'

type DialogFormProps = {
  readonly attempt: Attempt
  /** Whether what was filled in can be taken. */
  readonly isReady: boolean
  readonly confirm: string
  /** In place of `confirm` while it goes on. */
  readonly busyWord?: string
  /** Rejects with a Problem: then the dialog stays, and says it. */
  readonly onConfirm: () => Promise<unknown>
  readonly onClose: () => void
  /** It does not close by itself then: the dialog shows what has come of it, or that it can't be. */
  readonly stays?: boolean
  /** What else may be done than what is asked, as a button before the others. */
  readonly instead?: ReactNode
  readonly children: ReactNode
}

/** What a dialog asks, to be confirmed by Enter or its button, or left. Goes inside a Dialog. */
export const DialogForm = ({
  attempt: { run, busy, problem, clear },
  isReady,
  confirm,
  busyWord,
  onConfirm,
  onClose,
  stays = false,
  instead,
  children,
}: DialogFormProps) => {
  const { t } = useI18n()
  const close = (): void => {
    clear()
    onClose()
  }
  const submit = async (): Promise<void> => {
    if (!busy && isReady && (await run(onConfirm)) && !stays) close()
  }
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {children}
      {problem && <Notice {...problemSentences(t, problem.code)} />}
      <DialogButtons>
        {instead}
        <Button onPress={close}>{t('app.cancel')}</Button>
        <Button type="submit" look="primary" isBusy={busy} isDisabled={!isReady}>
          {busy && busyWord ? busyWord : confirm}
        </Button>
      </DialogButtons>
    </form>
  )
}
