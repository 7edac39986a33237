import type { ReactNode } from 'react'
import { useId } from 'react'
import { problemSentences, useI18n } from '../i18n/context'
import type { Attempt } from './attempt'
import { Button } from './Button'
import { Dialog, DialogButtons } from './Dialog'
import { Notice } from './Notice'
import styles from './Question.module.css'

type QuestionProps = {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly attempt: Attempt
  /** What one says yes with, and what it looks like. */
  readonly confirm: string
  readonly look: 'primary' | 'danger'
  /** What one says no with; "Cancel" unless said otherwise. */
  readonly keep?: string | undefined
  /** In place of `confirm` while it goes on. */
  readonly busyWord?: string
  /** Rejects with a Problem; the question then stays. */
  readonly onConfirm: () => Promise<unknown>
  /** What it means. */
  readonly children: ReactNode
  /** What may be said or done before. */
  readonly before?: ReactNode
}

/** Asks before something that cannot simply be undone. */
export const Question = ({
  title,
  isOpen,
  onClose,
  attempt: { run, busy, problem, clear },
  confirm,
  look,
  keep,
  busyWord,
  onConfirm,
  children,
  before,
}: QuestionProps) => {
  const { t } = useI18n()
  const meaning = useId()
  const close = (): void => {
    clear()
    onClose()
  }
  const go = async (): Promise<void> => {
    if (await run(onConfirm)) close()
  }
  return (
    <Dialog title={title} isOpen={isOpen} onClose={close} alert describedBy={meaning}>
      <div id={meaning} className={styles['meaning']}>
        {children}
      </div>
      {before}
      {problem && <Notice {...problemSentences(t, problem.code)} />}
      <DialogButtons>
        <Button isDisabled={busy} onPress={close}>
          {keep ?? t('app.cancel')}
        </Button>
        <Button look={look} isBusy={busy} onPress={() => void go()}>
          {busy && busyWord ? busyWord : confirm}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
