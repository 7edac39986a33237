import type { FormEvent } from 'react'
import { useState } from 'react'
import type { BridgeState } from '#shared/protocol/hubWire'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { TextField } from '../../ui/TextField'
import styles from './Hubs.module.css'

type HubsProps = {
  /** `host:port` each. */
  readonly hubs: readonly string[]
  readonly states: ReadonlyMap<string, BridgeState>
}

/** Other places where this room's members find each other, and whether they answer. */
export const Hubs = ({ hubs, states }: HubsProps) => {
  const { t } = useI18n()
  const commands = useCommands()
  const { run, busy, problem } = useAttempt()
  const [address, setAddress] = useState('')
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (busy || !address.trim()) return
    if (await run(() => commands.addHub(address.trim()))) setAddress('')
  }

  return (
    <div className={styles['hubs']}>
      <h4>{t('settings.hubs')}</h4>
      <p className={styles['help']}>{t('settings.hubsHelp')}</p>
      {hubs.length === 0 ? (
        <p>{t('settings.noHubs')}</p>
      ) : (
        <ul>
          {hubs.map((hub) => (
            <li key={hub} className={styles['hub']}>
              <code>{hub}</code>
              <span role="status" className={styles['state']}>
                {t(`settings.hubState.${states.get(hub) ?? 'connecting'}`)}
              </span>
              <Button
                look="link"
                aria-label={t('settings.removeHubLabel', { address: hub })}
                onPress={() => void run(() => commands.removeHub(hub))}
              >
                {t('settings.removeHub')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form className={styles['add']} onSubmit={(event) => void add(event)}>
        <TextField
          label={t('settings.hubAddress')}
          help={t('settings.hubAddressHelp')}
          value={address}
          onChange={setAddress}
          maxLength={260}
          autoComplete="off"
          technical
        />
        <Button type="submit" isBusy={busy} isDisabled={!address.trim()}>
          {t('settings.addHub')}
        </Button>
      </form>
      {problem && <Notice {...problemSentences(t, problem.code)} />}
    </div>
  )
}
