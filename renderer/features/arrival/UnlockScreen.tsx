import { useState } from 'react'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { TextField } from '../../ui/TextField'
import { ArrivalFrame } from './ArrivalFrame'
import styles from './ArrivalScreen.module.css'
import { BeginAnew } from './BeginAnew'

type UnlockScreenProps = {
  readonly unlock: (passphrase: string) => Promise<void>
  readonly beginAnew: () => Promise<void>
}

/** The keys wait for their passphrase. Nothing of the rooms is here: nothing of them is open. */
export const UnlockScreen = ({ unlock, beginAnew }: UnlockScreenProps) => {
  const { t } = useI18n()
  const { run, busy, problem } = useAttempt()
  const [passphrase, setPassphrase] = useState('')
  const isReady = !busy && passphrase !== ''
  return (
    <ArrivalFrame>
      <p className={styles['sentence']}>{t('lock.sentence')}</p>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) void run(() => unlock(passphrase))
        }}
      >
        <TextField label={t('lock.passphrase')} value={passphrase} onChange={setPassphrase} secret autoFocus />
        {problem && <Notice {...problemSentences(t, problem.code)} />}
        <Button type="submit" look="primary" wide isBusy={busy} isDisabled={passphrase === ''}>
          {busy ? t('lock.unlocking') : t('lock.unlock')}
        </Button>
      </form>
      <BeginAnew beginAnew={beginAnew} />
    </ArrivalFrame>
  )
}
