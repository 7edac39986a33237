import type { ReactNode } from 'react'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { Dialog, DialogButtons } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'

type QuestionProps = {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  /** What one says yes with, and what it looks like. */
  readonly confirm: string
  readonly look: 'primary' | 'danger'
  /** What one says no with; "Cancel" unless said otherwise. */
  readonly keep?: string
  /** In place of `confirm` while it goes on. */
  readonly busyWord?: string
  /** Rejects with a Problem; the question then stays. */
  readonly onConfirm: () => Promise<unknown>
  /** What it means. */
  readonly children: ReactNode
}

/** Asks before something that cannot simply be undone. */
export const Question = ({
  title,
  isOpen,
  onClose,
  confirm,
  look,
  keep,
  busyWord,
  onConfirm,
  children,
}: QuestionProps) => {
  const { t } = useI18n()
  const { run, busy, problem, clear } = useAttempt()
  const close = (): void => {
    clear()
    onClose()
  }
  const go = async (): Promise<void> => {
    if (await run(onConfirm)) close()
  }
  return (
    <Dialog title={title} isOpen={isOpen} onClose={close} alert>
      {children}
      {problem && <Notice {...problemSentences(t, problem.code)} />}
      <DialogButtons>
        <Button isDisabled={busy} onPress={close}>
          {keep ?? t('app.cancel')}
        </Button>
        <Button look={look} isDisabled={busy} onPress={() => void go()}>
          {busy && busyWord ? busyWord : confirm}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
