import { useMemo, useRef } from 'react'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import { useIsLastLook } from '../../state/lastLook'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { useLatest } from '../../ui/useLatest'
import styles from './EarlierMessages.module.css'
import { useFetchInSight } from './useFetchInSight'

type EarlierMessagesProps = {
  readonly hasEarlier: boolean
  /** Changes when messages have come, so that a short page goes on fetching. */
  readonly version: unknown
}

/** Above the oldest message: fetches what came before as soon as it is nearly in sight. */
export const EarlierMessages = ({ hasEarlier, version }: EarlierMessagesProps) => {
  const { t } = useI18n()
  const commands = useCommands()
  const { run, busy, problem } = useAttempt()
  const isLastLook = useIsLastLook()
  const mark = useRef<HTMLDivElement>(null)
  const fetch = (): void => void run(() => commands.loadEarlier())
  useFetchInSight(mark, { edge: 'top', isWanted: hasEarlier && !problem && !isLastLook, busy, version, fetch })
  const latest = useLatest(fetch)
  // It stays as it is with each message.
  const button = useMemo(
    () => (
      <Button look="quiet" onPress={() => latest.current()}>
        {t('talk.earlier')}
      </Button>
    ),
    [latest, t],
  )

  if (!hasEarlier) return <p className={styles['line']}>{t('talk.beginning')}</p>
  return (
    <div ref={mark} className={styles['line']}>
      {problem && <Notice {...problemSentences(t, problem.code)} />}
      {busy ? <p role="status">{t('talk.loadingEarlier')}</p> : button}
    </div>
  )
}
