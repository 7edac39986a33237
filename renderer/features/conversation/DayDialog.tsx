import type { FormEvent, KeyboardEvent } from 'react'
import { useState } from 'react'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { DayField } from '../../ui/DayField'
import { Dialog, DialogButtons } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import styles from './DayDialog.module.css'

/** Asks a day, and goes to what was said on it. */
export const DayDialog = ({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) => {
  const { t } = useI18n()
  const { showDay } = useCommands()
  const { run, busy, problem, clear } = useAttempt()
  const [day, setDay] = useState<number | undefined>()
  const close = (): void => {
    clear()
    onClose()
  }
  const go = async (): Promise<void> => {
    if (busy || day === undefined) return
    if (await run(() => showDay(day))) close()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void go()
  }
  // The parts of a date are no inputs: they send no form by themselves, and keep Enter to themselves.
  const sending = {
    onKeyDownCapture: (event: KeyboardEvent): void => {
      if (event.key === 'Enter' && (event.target as Element).matches('[role="spinbutton"]')) void go()
    },
  }

  return (
    <Dialog title={t('talk.goToDay')} isOpen={isOpen} onClose={close}>
      <form className={styles['form']} onSubmit={submit} {...sending}>
        <DayField label={t('talk.day')} value={day} onChange={setDay} autoFocus />
        <p className={styles['help']}>{t('talk.dayHelp')}</p>
        {problem && <Notice {...problemSentences(t, problem.code)} />}
        <DialogButtons>
          <Button look="quiet" onPress={close}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" look="primary" isDisabled={busy || day === undefined}>
            {t('talk.goThere')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}
