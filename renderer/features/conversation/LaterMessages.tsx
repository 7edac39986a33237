import { useRef } from 'react'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import styles from './EarlierMessages.module.css'
import { useFetchInSight } from './useFetchInSight'

/** Below the last message of a stretch further back: fetches what came after it as soon as it is nearly in sight. */
export const LaterMessages = ({ version }: { readonly version: unknown }) => {
  const { t } = useI18n()
  const commands = useCommands()
  const { run, busy, problem } = useAttempt()
  const mark = useRef<HTMLDivElement>(null)
  const fetch = (): void => void run(() => commands.loadLater())
  useFetchInSight(mark, { edge: 'bottom', isWanted: !problem, busy, version, fetch })

  return (
    <div ref={mark} className={styles['line']}>
      {problem && <Notice {...problemSentences(t, problem.code)} />}
      {busy ? (
        <p role="status">{t('talk.loadingLater')}</p>
      ) : (
        <Button look="quiet" onPress={fetch}>
          {t('talk.later')}
        </Button>
      )}
    </div>
  )
}
