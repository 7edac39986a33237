import { useEffect, useRef } from 'react'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { useLatest } from '../../ui/useLatest'
import styles from './EarlierMessages.module.css'

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
  const mark = useRef<HTMLDivElement>(null)
  const load = useLatest(() => {
    if (!busy && !problem) void run(() => commands.loadEarlier())
  })

  useEffect(() => {
    const element = mark.current
    if (!element || !hasEarlier) return undefined
    const root = element.closest('[data-scroller]')
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && load.current(), {
      root,
      rootMargin: '600px 0px 0px 0px',
    })
    watch.observe(element)
    return () => watch.disconnect()
  }, [hasEarlier, version, load])

  if (!hasEarlier) return <p className={styles['line']}>{t('talk.beginning')}</p>
  return (
    <div ref={mark} className={styles['line']}>
      {problem && <Notice {...problemSentences(t, problem.code)} />}
      {busy ? (
        <p role="status">{t('talk.loadingEarlier')}</p>
      ) : (
        <Button look="quiet" onPress={() => void run(() => commands.loadEarlier())}>
          {t('talk.earlier')}
        </Button>
      )}
    </div>
  )
}
