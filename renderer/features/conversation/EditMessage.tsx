import type { KeyboardEvent } from 'react'
import { useEffect, useId, useRef } from 'react'
import type { MessageId } from '#shared/protocol/ids'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { useDraft } from '../../commands/useDraft'
import { problemSentences, useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { CalledList } from './CalledList'
import styles from './EditMessage.module.css'
import { markByKeys } from './markByKeys'
import { useCalling } from './useCalling'

type EditMessageProps = { readonly message: MessageId; readonly text: string; readonly onDone: () => void }

/** An own message where it stands, open for other words. Escape leaves it as it was. */
export const EditMessage = ({ message, text: before, onDone }: EditMessageProps) => {
  const { t } = useI18n()
  const commands = useCommands()
  const { text, write } = useDraft(`edit/${message}`, before)
  const { run, busy, problem } = useAttempt()
  const field = useId()
  const list = useId()
  const calling = useCalling(field, text, write)
  const isCalling = calling.people.length > 0

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
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing || calling.onKeyDown(event) || markByKeys(event)) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      leave()
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      void save()
    }
  }

  return (
    <div ref={frame} className={styles['edit']}>
      {isCalling && <CalledList id={list} people={calling.people} active={calling.active} onChoose={calling.choose} />}
      <textarea
        id={field}
        className={styles['area']}
        aria-label={t('edit.label')}
        dir="auto"
        rows={1}
        autoFocus
        value={text}
        onFocus={({ target }) => target.setSelectionRange(target.value.length, target.value.length)}
        aria-autocomplete="list"
        {...(isCalling ? { 'aria-controls': list, 'aria-activedescendant': `${list}-${calling.active}` } : {})}
        onChange={(event) => {
          write(event.target.value)
          calling.onCaret(event)
        }}
        onSelect={calling.onCaret}
        onKeyDown={onKeyDown}
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
