import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import { Notice } from '../../ui/Notice'
import { Switch } from '../../ui/Switch'
import styles from './Reachable.module.css'

type ReachableProps = { readonly reachable: boolean; readonly addresses: readonly string[] }

/** Whether members on other machines of the network can find this one, and under which addresses. */
export const Reachable = ({ reachable, addresses }: ReachableProps) => {
  const { t, format } = useI18n()
  const commands = useCommands()
  const { run, busy, problem } = useAttempt()
  const found =
    addresses.length > 0 ? `${t('settings.reachableAt')} ${format.names(addresses)}` : t('settings.noAddress')
  return (
    <div className={styles['reachable']}>
      <Switch
        label={t('settings.reachable')}
        help={t('settings.reachableHelp')}
        isOn={reachable}
        isDisabled={busy}
        onChange={(on) => void run(() => commands.setReachable(on))}
      />
      <p role="status" className={styles['now']}>
        {reachable ? found : t('settings.unreachableNow')}
      </p>
      {problem && <Notice {...problemSentences(t, problem.code)} />}
    </div>
  )
}
