import type { Nearby } from '#shared/protocol/hubWire'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import type { Translate } from '../../i18n/translate'
import { Notice } from '../../ui/Notice'
import { Switch } from '../../ui/Switch'
import styles from './Reachable.module.css'

type ReachableProps = {
  readonly reachable: boolean
  readonly addresses: readonly string[]
  /** Left out where one only looks for a link. */
  readonly nearby?: Nearby
}

/** Whether members on other machines of the network can find this one, under which addresses, and who was found without any. */
export const Reachable = ({ reachable, addresses, nearby }: ReachableProps) => {
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
      {nearby && nearby.looking !== 'off' && addresses.length > 0 && (
        <p role="status" className={styles['now']}>
          {sayNearby(t, nearby)}
        </p>
      )}
      {problem && <Notice {...problemSentences(t, problem.code)} />}
    </div>
  )
}

const sayNearby = (t: Translate, { looking, machines }: Nearby): string => {
  if (looking === 'unable') return t('settings.nearby.unable')
  return machines === 0 ? t('settings.nearby.none') : t('settings.nearby.found', { n: machines })
}
