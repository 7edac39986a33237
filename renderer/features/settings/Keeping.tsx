import { useEffect, useState } from 'react'
import { asProblem } from '#shared/protocol/problem'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import { addProblem } from '../../state/store'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import styles from './Storage.module.css'

/** Whether the browser keeps what is stored in it, and the way to ask it to. For the browser edition. */
export const Keeping = () => {
  const { t } = useI18n()
  const { isKept, askToKeep } = useCommands()
  const { run, busy, problem } = useAttempt()
  const [kept, setKept] = useState<'yes' | 'no' | 'refused' | undefined>()
  useEffect(() => {
    isKept().then(
      (is) => setKept(is ? 'yes' : 'no'),
      (error: unknown) => addProblem(asProblem(error)),
    )
  }, [isKept])
  if (!kept) return null
  const ask = (): void => void run(async () => setKept((await askToKeep()) ? 'yes' : 'refused'))
  return (
    <div className={styles['storage']}>
      <h4>{t('keeping.title')}</h4>
      <p role="status">{t(`keeping.${kept}`)}</p>
      {kept !== 'yes' && (
        <div className={styles['actions']}>
          <Button isBusy={busy} onPress={ask}>
            {t('keeping.ask')}
          </Button>
        </div>
      )}
      {problem && <Notice {...problemSentences(t, problem.code)} />}
    </div>
  )
}
