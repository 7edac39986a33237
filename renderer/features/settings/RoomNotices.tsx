import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import { useSnug } from '../../state/store'
import { Choice } from '../../ui/Choice'
import { Notice } from '../../ui/Notice'
import styles from './SettingsScreen.module.css'

/** Of what the system notifies one in this room. */
export const RoomNotices = () => {
  const { t } = useI18n()
  const { beNotified } = useCommands()
  const { run, problem } = useAttempt()
  const notify = useSnug((state) => state.company.notify)
  return (
    <div className={styles['notices']}>
      <Choice
        label={t('calm.notify')}
        value={notify}
        options={(['nothing', 'digest', 'mentions'] as const).map((value) => ({
          value,
          label: t(`calm.notify.${value}`),
        }))}
        onChange={(value) => void run(() => beNotified(value))}
      />
      <p className={styles['soft']} role="status">
        {t(`calm.notify.means.${notify}`)}
      </p>
      {problem && <Notice {...problemSentences(t, problem.code)} />}
    </div>
  )
}
