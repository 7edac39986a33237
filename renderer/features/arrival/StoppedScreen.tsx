import type { Problem } from '#shared/protocol/problem'
import { problemSentences, useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { Lamp } from '../../ui/Lamp'
import styles from './ArrivalScreen.module.css'
import own from './StoppedScreen.module.css'

type StoppedScreenProps = {
  readonly problem: Problem
  /** Where nothing is left that could be opened by trying again. */
  readonly beginAnew?: (() => void) | undefined
}

/** Nothing can be opened: says why, what is safe, and what to do. */
export const StoppedScreen = ({ problem, beginAnew }: StoppedScreenProps) => {
  const { t } = useI18n()
  const { happened, safe, next } = problemSentences(t, problem.code)
  return (
    <main className={styles['screen']}>
      <div className={`${styles['column']} ${own['column']}`}>
        <Lamp />
        <h1 className={own['happened']}>{happened}</h1>
        <p>{safe}</p>
        <p>{next}</p>
        <div className={own['buttons']}>
          <Button look="primary" onPress={() => window.location.reload()}>
            {t('app.tryAgain')}
          </Button>
          {beginAnew && <Button onPress={beginAnew}>{t('app.beginAnew')}</Button>}
        </div>
      </div>
    </main>
  )
}
