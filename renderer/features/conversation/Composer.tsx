import type { ClipboardEvent, KeyboardEvent, ReactNode, Ref } from 'react'
import { memo, useCallback, useId, useImperativeHandle, useMemo, useRef } from 'react'
import { flushSync } from 'react-dom'
import { SendHorizontal } from 'lucide-react'
import type { FileToSend } from '../../commands/filesToSend'
import { useDraft } from '../../commands/useDraft'
import { useSending } from '../../commands/useSending'
import { problemSentences, useI18n } from '../../i18n/context'
import { useCallable } from '../../state/callable'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { focusWhenFree } from '../../ui/focusWhenFree'
import { keyName } from '../../ui/keyName'
import { useLatest } from '../../ui/useLatest'
import { WordsField } from '../../ui/writing/WordsField'
import styles from './Composer.module.css'
import { AttachButton } from './files/AttachButton'
import { AttachedList } from './files/AttachedList'
import { useAttached } from './files/useAttached'
import { QuoteCards, quoteIds } from './QuoteCards'
import { useQuoting } from './useQuoting'

export type ComposerHandle = {
  focus(): void
  /** Quotes a message with what is being written: lines as `quotation` makes them. */
  quote(lines: string): void
  /** What was dropped beside it goes along. */
  attach(files: readonly File[]): void
}

type ComposerProps = {
  readonly label: string
  /** Under which the draft is kept. */
  readonly draftKey: string
  readonly autoFocus?: boolean
  /** Rejects with a Problem; the text then comes back, and what was to go along. */
  readonly onSend: (text: string, files: readonly FileToSend[]) => Promise<void>
  readonly ref?: Ref<ComposerHandle>
  /** The arrow up, where nothing is written. */
  readonly onUp?: () => void
  /** Whoever comes to the place is here with the keys. */
  readonly isLanding?: boolean
  /** In place of the field: why one may not write here. What was being written is kept. */
  readonly closed?: ReactNode
}

/** Where one writes. Enter sends, Shift+Enter begins a new line; the field is free at once for what comes next. */
export const Composer = memo(function Composer({ closed, ...open }: ComposerProps) {
  return closed ? <div className={styles['closed']}>{closed}</div> : <Field {...open} />
})

const Field = ({
  label,
  draftKey,
  autoFocus = false,
  onSend,
  onUp,
  isLanding = false,
  ref,
}: Omit<ComposerProps, 'closed'>) => {
  const { t } = useI18n()
  const { text, write, take } = useDraft(draftKey)
  const attached = useAttached(draftKey)
  const { problem, clear, send: sendOne } = useSending(onSend)
  const [hint, quoted] = [useId(), useId()]
  const area = useRef<HTMLTextAreaElement>(null)
  const quoting = useQuoting({ text, write }, area)
  const callable = useCallable()

  const attach = (files: readonly File[]): void => {
    attached.add(files)
    area.current?.focus()
  }
  useImperativeHandle(ref, () => ({
    focus: () => area.current?.focus(),
    quote: (lines) => {
      flushSync(() => quoting.add(lines))
      focusWhenFree(() => toItsEnd(area.current))
    },
    attach,
  }))

  const isSomething = text.trim() !== '' || attached.chosen.length > 0
  const send = (): void => {
    if (!isSomething || attached.busy) return
    const [words, { files, ...along }] = [take(), attached.take()]
    sendOne({
      text: words.text,
      files,
      done: () => {
        words.done()
        along.done()
      },
      back: () => {
        words.back()
        along.back()
      },
    })
  }
  // What stands beside the field stays as it is with each letter.
  const latest = useLatest({ attach, send })
  const choose = useCallback((files: readonly File[]) => latest.current.attach(files), [latest])
  const sendButton = useMemo(
    () => (
      <Button
        look={isSomething ? 'primary' : 'quiet'}
        icon={<SendHorizontal size={16} aria-hidden />}
        isBusy={attached.busy}
        onPress={() => latest.current.send()}
      >
        {t('composer.send')}
      </Button>
    ),
    [isSomething, attached.busy, latest, t],
  )
  const onPaste = (event: ClipboardEvent): void => {
    const { files, types } = event.clipboardData
    // What was copied as words is pasted as words, also where a program adds a picture of them; the name of a copied file is no words.
    const isWords = types.includes('text/plain') && types.includes('text/html')
    if (files.length === 0 || isWords) return
    event.preventDefault()
    attached.add([...files])
  }
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (quoting.onKey(event) || event.key !== 'ArrowUp' || quoting.rest || !onUp) return
    onUp()
    event.preventDefault()
  }

  return (
    <div className={styles['composer']}>
      {problem && (
        <Notice {...problemSentences(t, problem.code)}>
          <Button onPress={clear}>{t('app.dismiss')}</Button>
        </Notice>
      )}
      <QuoteCards id={quoted} quoting={quoting} />
      <div className={styles['field']}>
        <WordsField
          ref={area}
          className={styles['area']}
          aria-label={label}
          data-landing={isLanding ? '' : undefined}
          aria-describedby={[...quoteIds(quoted, quoting), hint].join(' ')}
          placeholder={label}
          rows={1}
          autoFocus={autoFocus}
          text={quoting.rest}
          write={quoting.writeRest}
          callable={callable}
          onSend={send}
          onKey={onKey}
          onPaste={onPaste}
        />
        <AttachButton onChoose={choose} isOffered={isLanding} className={styles['attach']} />
        {sendButton}
      </div>
      <AttachedList attached={attached} onEmptied={() => focusWhenFree(() => area.current)} />
      <p id={hint} className={styles['hint']}>
        {t('composer.hint', { enter: keyName(t, 'Enter'), shift: keyName(t, 'Shift') })}
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
