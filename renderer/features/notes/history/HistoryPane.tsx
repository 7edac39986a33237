import { ArrowLeft, RotateCcw } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { NoteContent } from '#shared/documents/noteContent'
import type { NoteId } from '#shared/protocol/ids'
import { useAttempt } from '../../../commands/useAttempt'
import { problemSentences, useI18n } from '../../../i18n/context'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { Switch } from '../../../ui/Switch'
import type { Follow } from '../NoteReading'
import { NoteReading } from '../NoteReading'
import { Compared } from './Compared'
import { differences } from './differences'
import styles from './HistoryPane.module.css'
import { linesOf } from './linesOf'
import { useEscape } from './useEscape'
import { useHistory } from './useHistory'
import { VersionList } from './VersionList'

/** Keys scroll it. */
const scrolled = { tabIndex: 0 }

type HistoryPaneProps = Follow & {
  readonly note: NoteId
  readonly onClose: () => void
  /** Undefined where one may not write, or this version of Snug can't. */
  readonly onRestore: ((content: NoteContent) => Promise<void>) | undefined
}

/** What a note was, by day and author; each version with what it had changed, and the way back to it. */
export const HistoryPane = ({ note, onClose, onRestore, ...follow }: HistoryPaneProps) => {
  const { t } = useI18n()
  const [showsChanges, setShowsChanges] = useState(true)
  const { versions, chosen, choose, content, before, problem } = useHistory(note)
  const attempt = useAttempt()
  const lines = useMemo(() => content && differences(linesOf(before ?? content), linesOf(content)), [content, before])
  useEscape(onClose)
  const isNow = versions !== undefined && chosen === versions[0]?.at
  const wrong = problem ?? attempt.problem
  return (
    <section className={styles['history']} aria-label={t('history.title')}>
      <header className={styles['header']}>
        <Button look="quiet" icon={<ArrowLeft size={16} aria-hidden />} onPress={onClose}>
          {t('history.back')}
        </Button>
        <Switch label={t('history.changes')} isOn={showsChanges} onChange={setShowsChanges} />
        {onRestore && (
          <Button
            look="primary"
            icon={<RotateCcw size={16} aria-hidden />}
            isBusy={attempt.busy}
            isDisabled={isNow || !content || content.strange.length > 0}
            onPress={() => content && void attempt.run(() => onRestore(content))}
          >
            {t('history.restore')}
          </Button>
        )}
      </header>
      {wrong && <Notice {...problemSentences(t, wrong.code)} />}
      <div className={styles['both']}>
        <div className={styles['page']} role="region" aria-label={t('history.version')} {...scrolled}>
          <div className={styles['sheet']}>
            {content && lines && showsChanges && <Compared key={chosen} lines={lines} isFirst={!before} />}
            {content && !showsChanges && (
              <>
                <h1 className={styles['heading']} dir="auto">
                  {content.title || t('room.untitled')}
                </h1>
                <NoteReading content={content} {...follow} />
              </>
            )}
          </div>
        </div>
        <div className={styles['versions']}>
          {versions && <VersionList versions={versions} chosen={chosen} onChoose={choose} />}
          <p className={styles['remark']}>{t('history.remark')}</p>
        </div>
      </div>
    </section>
  )
}
