import type { FormEvent, KeyboardEvent } from 'react'
import { useId, useLayoutEffect, useRef } from 'react'
import { useDraft } from '../../../commands/useDraft'
import { useSending } from '../../../commands/useSending'
import { problemSentences, useI18n } from '../../../i18n/context'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import styles from './CommentPane.module.css'

type WriteCommentProps = {
  readonly label: string
  /** Under which the draft is kept. */
  readonly draftKey: string
  /** It takes the focus: one came to write. */
  readonly isFirst: boolean
  readonly onSend: (text: string) => Promise<void>
}

/** Where a comment or an answer is written: Enter sends it, Shift+Enter is a new line, as in the conversation. */
export const WriteComment = ({ label, draftKey, isFirst, onSend }: WriteCommentProps) => {
  const { t } = useI18n()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const { text, write, take } = useDraft(draftKey)
  const { problem, send: sendOne } = useSending(onSend)
  // At once: the first letter belongs here already.
  useLayoutEffect(() => {
    if (isFirst) field.current?.focus()
  }, [isFirst])
  const send = (event?: FormEvent): void => {
    event?.preventDefault()
    if (text.trim()) sendOne(take())
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  return (
    <form className={styles['form']} onSubmit={send}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        ref={field}
        className={styles['field']}
        rows={2}
        dir="auto"
        value={text}
        onChange={({ target }) => write(target.value)}
        onKeyDown={onKeyDown}
      />
      {problem && <Notice {...problemSentences(t, problem.code)} />}
      <Button type="submit" isDisabled={!text.trim()}>
        {t('comments.send')}
      </Button>
    </form>
  )
}
