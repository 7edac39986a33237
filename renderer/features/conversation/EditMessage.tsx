import type { KeyboardEvent } from 'react'
import { useEffect, useId, useMemo, useRef } from 'react'
import type { MessageId } from '#shared/protocol/ids'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { useDraft } from '../../commands/useDraft'
import { problemSentences, useI18n } from '../../i18n/context'
import { useCallable } from '../../state/callable'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { WordsField } from '../../ui/writing/WordsField'
import { cutQuotes } from './cutQuotes'
import styles from './EditMessage.module.css'
import { QuoteCards, quoteIds } from './QuoteCards'
import { useQuoting } from './useQuoting'

type EditMessageProps = { readonly message: MessageId; readonly text: string; readonly onDone: () => void }

/** An own message where it stands, open for other words. Escape leaves it as it was. */
export const EditMessage = ({ message, text: before, onDone }: EditMessageProps) => {
  const { t } = useI18n()
  const commands = useCommands()
  const opened = useMemo(() => open(before), [before])
  const { text, write } = useDraft(`edit/${message}`, opened)
  const { run, busy, problem } = useAttempt()
  const callable = useCallable()
  const quoted = useId()
  const frame = useRef<HTMLDivElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const quoting = useQuoting({ text, write }, area)

  useEffect(() => {
    void frame.current?.scrollIntoView({ block: 'nearest' })
  }, [])

  const leave = (): void => {
    commands.keepDraft(`edit/${message}`, '')
    onDone()
  }
  const save = async (): Promise<void> => {
    if (busy) return
    if (text.trim() === before.trim() || (await run(() => commands.editMessage(message, text)))) leave()
  }
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (quoting.onKey(event) || event.key !== 'Escape') return
    event.stopPropagation()
    leave()
  }

  return (
    <div ref={frame} className={styles['edit']}>
      <QuoteCards id={quoted} quoting={quoting} />
      <div className={styles['field']}>
        <WordsField
          ref={area}
          className={styles['area']}
          aria-label={t('edit.label')}
          aria-describedby={quoteIds(quoted, quoting).join(' ') || undefined}
          rows={1}
          autoFocus
          onFocus={({ target }) => target.setSelectionRange(target.value.length, target.value.length)}
          text={quoting.rest}
          write={quoting.writeRest}
          callable={callable}
          onSend={() => void save()}
          onKey={onKey}
        />
      </div>
      {problem && <Notice {...problemSentences(t, problem.code)} />}
      <div className={styles['buttons']}>
        <Button look="primary" onPress={() => void save()}>
          {t('edit.save')}
        </Button>
        <Button look="quiet" onPress={leave}>
          {t('app.cancel')}
        </Button>
      </div>
    </div>
  )
}

/** What is said was cut at its ends; where nothing stands below what it quotes, there is a line to write in again. */
const open = (text: string): string => (cutQuotes(`${text}\n`).rest === '' ? `${text}\n` : text)
