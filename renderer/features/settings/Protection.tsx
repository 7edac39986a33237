import { useState } from 'react'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import { LOCK_AFTER, setLockAfter, useSnug } from '../../state/store'
import { Button } from '../../ui/Button'
import { keyName } from '../../ui/keyName'
import { Notice } from '../../ui/Notice'
import { Select } from '../../ui/Select'
import type { PassphraseDeed } from './PassphraseDialog'
import { PassphraseDialog } from './PassphraseDialog'
import styles from './Protection.module.css'

/** How this device's keys are kept, truthfully, and the passphrase that can lock them as well. */
export const Protection = () => {
  const { t } = useI18n()
  const { lockNow } = useCommands()
  const { run, busy, problem } = useAttempt()
  const { keys, hasPassphrase } = useSnug((state) => state.protection)
  const lockAfter = useSnug((state) => state.lockAfter)
  const [deed, setDeed] = useState<PassphraseDeed | undefined>()
  const waits = [
    { value: 'never', label: t('lock.after.never') },
    ...LOCK_AFTER.map((n) => ({
      value: String(n),
      label: n === 60 ? t('lock.after.60') : t('lock.after.minutes', { n }),
    })),
  ]
  return (
    <>
      <p>{t(`settings.protection.${keys}`)}</p>
      {hasPassphrase ? (
        <>
          <p>{t(`lock.set.${keys}`)}</p>
          <div className={styles['buttons']}>
            <Button isBusy={busy} onPress={() => void run(lockNow)}>
              {t('lock.now')}
            </Button>
            <kbd className={styles['key']}>{keyName(t, 'Mod-Shift-l')}</kbd>
          </div>
          <Select
            label={t('lock.after')}
            value={String(lockAfter ?? 'never')}
            options={waits}
            onChange={(value) => setLockAfter(LOCK_AFTER.find((n) => String(n) === value))}
          />
          <div className={styles['buttons']}>
            <Button onPress={() => setDeed('change')}>{t('lock.change')}</Button>
            <Button onPress={() => setDeed('takeAway')}>{t('lock.takeAway')}</Button>
          </div>
        </>
      ) : (
        <>
          <p className={styles['soft']}>{t('lock.means')}</p>
          <div className={styles['buttons']}>
            <Button onPress={() => setDeed('offer')}>{t('lock.offer')}</Button>
          </div>
        </>
      )}
      {problem && <Notice {...problemSentences(t, problem.code)} />}
      <PassphraseDialog deed={deed} onClose={() => setDeed(undefined)} />
    </>
  )
}
