import { useState } from 'react'
import { HardDrive } from 'lucide-react'
import type { RoomId } from '#shared/protocol/ids'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import { useSnug } from '../../state/store'
import type { StoredView } from '../../state/views'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { showPart } from '../../ui/showPart'
import styles from './Storage.module.css'

/** What each room takes on this disk, looked at when somebody asks, and what of it can be freed. */
export const Storage = () => {
  const { t, format } = useI18n()
  const { lookAtStorage, tidyUp, openRoom, goTo } = useCommands()
  const { run, busy, problem } = useAttempt()
  const current = useSnug(({ room }) => room?.room)
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
  /** To where one leaves it: nothing has happened yet. */
  const leave = (room: RoomId): void =>
    void run(async () => {
      if (room !== current) await openRoom(room)
      goTo({ in: 'people' })
      showPart('leave')
    })
  const untidy = stored ? sum(stored, 'untidy') : 0
  const line = (): string => {
    if (freed !== undefined) return t('storage.tidied', { size: format.size(freed) })
    return untidy > 0 ? t('storage.untidy', { size: format.size(untidy) }) : t('storage.allTidy')
  }
  return (
    <section className={styles['storage']}>
      <h4>{t('storage.title')}</h4>
      <p className={styles['help']}>{t('storage.help')}</p>
      {stored && (
        <ul className={styles['rooms']} aria-label={t('storage.title')}>
          {stored.map(({ room, name, bytes, earlier }) => (
            <li key={room} className={styles['room']}>
              <span className={styles['name']} dir="auto">
                {name}
              </span>
              <span className={styles['size']}>{format.size(bytes)}</span>
              {earlier > 0 && (
                <span className={styles['earlier']}>{t('storage.earlier', { size: format.size(earlier) })}</span>
              )}
              <Button
                look="link"
                aria-label={t('storage.leaveLabel', { name, size: format.size(bytes) })}
                onPress={() => leave(room)}
              >
                {t('storage.leave')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className={styles['help']}>
        {stored && line()}
      </p>
      <div className={styles['actions']}>
        {!stored && (
          <Button icon={<HardDrive size={16} aria-hidden />} isBusy={busy} onPress={look}>
            {busy ? t('storage.looking') : t('storage.look')}
          </Button>
        )}
        {stored && freed === undefined && untidy > 0 && (
          <Button isBusy={busy} onPress={() => tidy(sum(stored, 'bytes'))}>
            {busy ? t('storage.tidying') : t('storage.tidy')}
          </Button>
        )}
      </div>
      {stored && <p className={styles['help']}>{t('storage.onlyLeaving')}</p>}
      {problem && <Notice {...problemSentences(t, problem.code)} />}
    </section>
  )
}
