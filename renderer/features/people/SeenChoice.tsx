import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import { useSnug } from '../../state/store'
import { Choice } from '../../ui/Choice'
import { Notice } from '../../ui/Notice'
import styles from './PeopleScreen.module.css'

/** How one wants to be seen in this room, and what each way of it means. */
export const SeenChoice = () => {
  const { t } = useI18n()
  const { beSeen } = useCommands()
  const { run, problem } = useAttempt()
  const seen = useSnug((state) => state.company.seen)
  return (
    <>
      <Choice
        label={t('seen.choose')}
        value={seen}
        options={(['name', 'counted', 'unseen'] as const).map((value) => ({ value, label: t(`seen.${value}`) }))}
        onChange={(value) => void run(() => beSeen(value))}
      />
      <p role="status">{t(`seen.means.${seen}`)}</p>
      <p className={styles['soft']}>{t('seen.bounds')}</p>
      {problem && <Notice {...problemSentences(t, problem.code)} />}
    </>
  )
}
