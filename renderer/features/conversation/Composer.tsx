import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { memo, useId, useImperativeHandle, useRef } from 'react'
import { flushSync } from 'react-dom'
import { SendHorizontal } from 'lucide-react'
import { useDraft } from '../../commands/useDraft'
import { useSending } from '../../commands/useSending'
import { problemSentences, useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { focusWhenFree } from '../../ui/focusWhenFree'
import { CalledList } from './CalledList'
import styles from './Composer.module.css'
import { markByKeys } from './markByKeys'
import { useCalling } from './useCalling'

export type ComposerHandle = {
  focus(): void
  /** Puts lines below what is being written, and the caret below them. */
  add(lines: string): void
}

type ComposerProps = {
  readonly label: string
  /** Under which the draft is kept. */
  readonly draftKey: string
  readonly autoFocus?: boolean
  /** Rejects with a Problem; the text then comes back. */
  readonly onSend: (text: string) => Promise<void>
  readonly ref?: Ref<ComposerHandle>
  /** The arrow up, where nothing is written. */
  readonly onUp?: () => void
  /** In place of the field: why one may not write here. What was being written is kept. */
  readonly closed?: ReactNode
}

/** Where one writes. Enter sends, Shift+Enter begins a new line; the field is free at once for what comes next. */
export const Composer = memo(function Composer({ closed, ...open }: ComposerProps) {
  return closed ? <div className={styles['closed']}>{closed}</div> : <Field {...open} />
})

const Field = ({ label, draftKey, autoFocus = false, onSend, onUp, ref }: Omit<ComposerProps, 'closed'>) => {
  const { t } = useI18n()
  const { text, write, take } = useDraft(draftKey)
  const { problem, clear, send: sendOne } = useSending(onSend)
  const hint = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const field = useId()
  const list = useId()
  const calling = useCalling(field, text, write)
  const isCalling = calling.people.length > 0

  useImperativeHandle(ref, () => ({
    focus: () => area.current?.focus(),
    add: (lines) => {
      flushSync(() => write(`${text.trim() ? `${text.trimEnd()}\n\n` : ''}${lines}\n`))
      focusWhenFree(() => toItsEnd(area.current))
    },
  }))

  const send = (): void => {
    if (text.trim()) sendOne(take())
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (calling.onKeyDown(event) || markByKeys(event)) return
    if (event.key === 'ArrowUp' && !text && onUp) {
      event.preventDefault()
      onUp()
    }
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }

  return (
    <div className={styles['composer']}>
      {problem && (
        <Notice {...problemSentences(t, problem.code)}>
          <Button onPress={clear}>{t('app.dismiss')}</Button>
        </Notice>
      )}
      {isCalling && <CalledList id={list} people={calling.people} active={calling.active} onChoose={calling.choose} />}
      <div className={styles['field']}>
        <textarea
          id={field}
          ref={area}
          className={styles['area']}
          aria-label={label}
          aria-describedby={hint}
          aria-autocomplete="list"
          {...(isCalling ? { 'aria-controls': list, 'aria-activedescendant': `${list}-${calling.active}` } : {})}
          placeholder={label}
          rows={1}
          dir="auto"
          autoFocus={autoFocus}
          value={text}
          onChange={(event) => {
            write(event.target.value)
            calling.onCaret(event)
          }}
          onSelect={calling.onCaret}
          onKeyDown={onKeyDown}
        />
        <Button
          look={text.trim() ? 'primary' : 'quiet'}
          icon={<SendHorizontal size={16} aria-hidden />}
          onPress={() => send()}
        >
          {t('composer.send')}
        </Button>
      </div>
      <p id={hint} className={styles['hint']}>
        {t('composer.hint')}
      </p>
    </div>
  )
}

/** A field that has no focus yet loses its caret to the menu that closes. */
const toItsEnd = (field: HTMLTextAreaElement | null): HTMLTextAreaElement | undefined => {
  field?.focus({ preventScroll: true })
  field?.setSelectionRange(field.value.length, field.value.length)
  return field ?? undefined
}
