import { problemSentences, useI18n } from '../../i18n/context'
import { dismissProblem, useSnug } from '../../state/store'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import styles from './Problems.module.css'

/** What has gone wrong anywhere, until the person puts it away. */
export const Problems = () => {
  const { t } = useI18n()
  const problems = useSnug((state) => state.problems)
  if (problems.length === 0) return null
  return (
    <section aria-label={t('app.problems')} className={styles['problems']}>
      {problems.map((problem) => (
        <Notice key={problem.code} {...problemSentences(t, problem.code)}>
          <Button onPress={() => dismissProblem(problem)}>{t('app.dismiss')}</Button>
        </Notice>
      ))}
    </section>
  )
}
