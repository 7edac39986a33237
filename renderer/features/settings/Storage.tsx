import { useState } from 'react'
import { HardDrive } from 'lucide-react'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import type { StoredView } from '../../state/views'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import styles from './Storage.module.css'

/** What each room takes on this disk, looked at when somebody asks, and what of it can be freed. */
export const Storage = () => {
  const { t, format } = useI18n()
  const { lookAtStorage, tidyUp } = useCommands()
  const { run, busy, problem } = useAttempt()
  const [stored, setStored] = useState<readonly StoredView[] | undefined>()
  const [freed, setFreed] = useState<number | undefined>()
  const sum = (all: readonly StoredView[], of: 'bytes' | 'untidy'): number => all.reduce((n, one) => n + one[of], 0)
  const look = (): void => void run(async () => setStored(await lookAtStorage()))
  const tidy = (before: number): void =>
    void run(async () => {
      await tidyUp()
      const after = await lookAtStorage()
      setStored(after)
      setFreed(Math.max(0, before - sum(after, 'bytes')))
    })
  const untidy = stored ? sum(stored, 'untidy') : 0
  const line = (): string => {
    if (freed !== undefined) return t('storage.tidied', { size: format.size(freed) })
    return untidy > 0 ? t('storage.untidy', { size: format.size(untidy) }) : t('storage.allTidy')
  }
  return (
    <div className={styles['storage']}>
      <h4>{t('storage.title')}</h4>
      <p className={styles['help']}>{t('storage.help')}</p>
      {stored && (
        <ul className={styles['rooms']} aria-label={t('storage.title')}>
          {stored.map(({ room, name, bytes }) => (
            <li key={room} className={styles['room']}>
              <span dir="auto">{name}</span>
              <span>{format.size(bytes)}</span>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className={styles['help']}>
        {stored && line()}
      </p>
      <div className={styles['actions']}>
        {!stored && (
          <Button icon={<HardDrive size={16} aria-hidden />} isDisabled={busy} onPress={look}>
            {busy ? t('storage.looking') : t('storage.look')}
          </Button>
        )}
        {stored && freed === undefined && untidy > 0 && (
          <Button isDisabled={busy} onPress={() => tidy(sum(stored, 'bytes'))}>
            {busy ? t('storage.tidying') : t('storage.tidy')}
          </Button>
        )}
      </div>
      {problem && <Notice {...problemSentences(t, problem.code)} />}
    </div>
  )
}
