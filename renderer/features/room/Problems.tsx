import { problemSentences, useI18n } from '../../i18n/context'
import { dismissProblem, useSnug } from '../../state/store'
import type { RoomView } from '../../state/views'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { isRefused } from './isRefused'
import styles from './Problems.module.css'

/** What has gone wrong anywhere, until the person puts it away; and that one may have been removed, as long as it seems so. */
export const Problems = ({ room }: { readonly room: RoomView }) => {
  const { t, format } = useI18n()
  const problems = useSnug((state) => state.problems)
  const refused = isRefused(room)
  if (problems.length === 0 && !refused) return null
  return (
    <section aria-label={t('app.problems')} className={styles['problems']}>
      {refused && (
        <Notice
          happened={t('gone.perhaps', { names: format.names(room.refusedBy) })}
          safe={t('gone.perhapsSafe')}
          next={t('gone.perhapsNext')}
        />
      )}
      {problems.map((problem) => (
        <Notice key={problem.code} {...problemSentences(t, problem.code)}>
          <Button onPress={() => dismissProblem(problem)}>{t('app.dismiss')}</Button>
        </Notice>
      ))}
    </section>
  )
}
