import type { KeyboardEvent } from 'react'
import { useState } from 'react'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { useI18n } from '../../i18n/context'
import { DayField } from '../../ui/DayField'
import { Dialog } from '../../ui/Dialog'
import { DialogForm } from '../../ui/DialogForm'
import styles from './DayDialog.module.css'

/** The parts of a date are no inputs: they send no form by themselves, and keep Enter to themselves. */
const sending = {
  onKeyDownCapture: ({ key, target }: KeyboardEvent): void => {
    const part = (target as Element).closest('[role="spinbutton"]')
    if (key === 'Enter') part?.closest('form')?.requestSubmit()
  },
}

/** Asks a day, and goes to what was said on it. */
export const DayDialog = ({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) => {
  const { t } = useI18n()
  const { showDay } = useCommands()
  const attempt = useAttempt()
  const [day, setDay] = useState<number | undefined>()
  const close = (): void => {
    attempt.clear()
    onClose()
  }

  return (
    <Dialog title={t('talk.goToDay')} isOpen={isOpen} onClose={close}>
      <DialogForm
        attempt={attempt}
        isReady={day !== undefined}
        confirm={t('talk.goThere')}
        onConfirm={async () => day !== undefined && showDay(day)}
        onClose={onClose}
      >
        <div {...sending}>
          <DayField label={t('talk.day')} value={day} onChange={setDay} autoFocus />
        </div>
        <p className={styles['help']}>{t('talk.dayHelp')}</p>
      </DialogForm>
    </Dialog>
  )
}
