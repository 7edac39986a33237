import type { FormEvent, KeyboardEvent } from 'react'
import { useId, useLayoutEffect, useRef, useState } from 'react'
import { useAttempt } from '../../../commands/useAttempt'
import { problemSentences, useI18n } from '../../../i18n/context'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import styles from './CommentPane.module.css'

type WriteCommentProps = {
  readonly label: string
  /** It takes the focus: one came to write. */
  readonly isFirst: boolean
  readonly onSend: (text: string) => Promise<void>
}

/** Where a comment or an answer is written: Enter sends it, Shift+Enter is a new line, as in the conversation. */
export const WriteComment = ({ label, isFirst, onSend }: WriteCommentProps) => {
  const { t } = useI18n()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  const { run, busy, problem } = useAttempt()
  // At once: the first letter belongs here already.
  useLayoutEffect(() => {
    if (isFirst) field.current?.focus()
  }, [isFirst])
  const send = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault()
    if (busy || !text.trim()) return
    if (await run(() => onSend(text))) setText('')
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void send()
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void send(event)}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        ref={field}
        className={styles['field']}
        rows={2}
        dir="auto"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={onKeyDown}
      />
      {problem && <Notice {...problemSentences(t, problem.code)} />}
      <Button type="submit" isDisabled={busy || !text.trim()}>
        {t('comments.send')}
      </Button>
    </form>
  )
}
