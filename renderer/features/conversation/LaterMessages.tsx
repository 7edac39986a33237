import { useEffect, useRef } from 'react'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { useLatest } from '../../ui/useLatest'
import styles from './EarlierMessages.module.css'

/** Below the last message of a stretch further back: fetches what came after it as soon as it is nearly in sight. */
export const LaterMessages = ({ version }: { readonly version: unknown }) => {
  const { t } = useI18n()
  const commands = useCommands()
  const { run, busy, problem } = useAttempt()
  const mark = useRef<HTMLDivElement>(null)
  const load = useLatest(() => {
    if (!busy && !problem) void run(() => commands.loadLater())
  })

  useEffect(() => {
    const element = mark.current
    if (!element) return undefined
    const root = element.closest('[data-scroller]')
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && load.current(), {
      root,
      rootMargin: '0px 0px 600px 0px',
    })
    watch.observe(element)
    return () => watch.disconnect()
  }, [version, load])

  return (
    <div ref={mark} className={styles['line']}>
      {problem && <Notice {...problemSentences(t, problem.code)} />}
      {busy ? (
        <p role="status">{t('talk.loadingLater')}</p>
      ) : (
        <Button look="quiet" onPress={() => void run(() => commands.loadLater())}>
          {t('talk.later')}
        </Button>
      )}
    </div>
  )
}
