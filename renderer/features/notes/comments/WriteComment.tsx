import { useId, useLayoutEffect, useRef } from 'react'
import { useDraft } from '../../../commands/useDraft'
import { useSending } from '../../../commands/useSending'
import { problemSentences, useI18n } from '../../../i18n/context'
import { useCallable } from '../../../state/callable'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { WordsField } from '../../../ui/writing/WordsField'
import styles from './CommentPane.module.css'

type WriteCommentProps = {
  readonly label: string
  /** Under which the draft is kept. */
  readonly draftKey: string
  /** It takes the focus: one came to write. */
  readonly isFirst: boolean
  readonly onSend: (text: string) => Promise<void>
}

/** Where a comment or an answer is written: by the same keys as in the conversation. */
export const WriteComment = ({ label, draftKey, isFirst, onSend }: WriteCommentProps) => {
  const { t } = useI18n()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const { text, write, take } = useDraft(draftKey)
  const { problem, send: sendOne } = useSending(onSend)
  const callable = useCallable()
  // At once: the first letter belongs here already.
  useLayoutEffect(() => {
    if (isFirst) field.current?.focus()
  }, [isFirst])
  const send = (): void => {
    if (text.trim()) sendOne(take())
  }
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <label htmlFor={id}>{label}</label>
      <WordsField
        ref={field}
        className={styles['field']}
        id={id}
        rows={2}
        text={text}
        write={write}
        callable={callable}
        onSend={send}
        // The pane is narrow, and scrolls.
        names="below"
      />
      {problem && <Notice {...problemSentences(t, problem.code)} />}
      <Button type="submit" isDisabled={!text.trim()}>
        {t('comments.send')}
      </Button>
    </form>
  )
}
