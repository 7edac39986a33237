import { useState } from 'react'
import { useAttempt } from '../../commands/useAttempt'
import { useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { Question } from '../../ui/Question'
import styles from './ArrivalScreen.module.css'

/** For who has forgotten the passphrase: what is left to do, and, before it is done, what is lost by it and what is not. */
export const BeginAnew = ({ beginAnew }: { readonly beginAnew: () => Promise<void> }) => {
  const { t } = useI18n()
  const attempt = useAttempt()
  const [isAsked, setAsked] = useState(false)
  return (
    <>
      <p className={styles['soft']}>{t('lock.forgotten')}</p>
      <Button look="quiet" onPress={() => setAsked(true)}>
        {t('lock.anew')}
      </Button>
      <Question
        title={t('lock.anewTitle')}
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        attempt={attempt}
        confirm={t('lock.anewConfirm')}
        busyWord={t('lock.anewBusy')}
        look="danger"
        onConfirm={beginAnew}
      >
        <p>{t('lock.anewLost')}</p>
        <p>{t('lock.anewStays')}</p>
        <p>{t('lock.anewBack')}</p>
      </Question>
    </>
  )
}
