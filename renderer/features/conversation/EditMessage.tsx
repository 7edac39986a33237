import type { KeyboardEvent } from 'react'
import { useEffect, useRef } from 'react'
import type { MessageId } from '#shared/protocol/ids'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { useDraft } from '../../commands/useDraft'
import { problemSentences, useI18n } from '../../i18n/context'
import { useCallable } from '../../state/callable'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { WordsField } from '../../ui/writing/WordsField'
import styles from './EditMessage.module.css'

type EditMessageProps = { readonly message: MessageId; readonly text: string; readonly onDone: () => void }

/** An own message where it stands, open for other words. Escape leaves it as it was. */
export const EditMessage = ({ message, text: before, onDone }: EditMessageProps) => {
  const { t } = useI18n()
  const commands = useCommands()
  const { text, write } = useDraft(`edit/${message}`, before)
  const { run, busy, problem } = useAttempt()
  const callable = useCallable()
  const frame = useRef<HTMLDivElement>(null)

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
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    leave()
  }

  return (
    <div ref={frame} className={styles['edit']}>
      <WordsField
        className={styles['area']}
        aria-label={t('edit.label')}
        rows={1}
        autoFocus
        onFocus={({ target }) => target.setSelectionRange(target.value.length, target.value.length)}
        text={text}
        write={write}
        callable={callable}
        onSend={() => void save()}
        onKey={onKey}
      />
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
