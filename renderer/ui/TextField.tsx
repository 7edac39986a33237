import type { ClipboardEvent, KeyboardEvent, Ref } from 'react'
import { FieldError, Input, Label, Text, TextArea, TextField as AriaTextField } from 'react-aria-components'
import styles from './TextField.module.css'

type TextFieldProps = {
  readonly label: string
  /** One sentence below the field. */
  readonly help?: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** Why the value can't be taken; shown in place of the help. */
  readonly error?: string | undefined
  readonly rows?: number
  readonly maxLength?: number
  readonly isReadOnly?: boolean
  readonly isDisabled?: boolean
  readonly autoFocus?: boolean
  readonly autoComplete?: string
  readonly spellCheck?: boolean
  /** What is typed is not shown, and no program is to remember it. */
  readonly secret?: boolean
  /** Set in the machine's own letters: links, addresses. */
  readonly technical?: boolean
  readonly onKeyDown?: (event: KeyboardEvent) => void
  readonly onPaste?: (event: ClipboardEvent) => void
  readonly ref?: Ref<HTMLInputElement>
  readonly areaRef?: Ref<HTMLTextAreaElement>
}

/** A labelled line to write in; with `rows`, several lines. */
export const TextField = ({
  label,
  help,
  error,
  rows,
  technical = false,
  secret = false,
  ref,
  areaRef,
  ...rest
}: TextFieldProps) => {
  const { spellCheck = !technical, autoFocus = false, maxLength, onPaste, ...field } = rest
  const look = `${styles['input']} ${technical ? styles['technical'] : ''}`
  // Focus comes with the field itself, not an instant later: nothing that is typed in between is lost.
  const own = {
    className: look,
    // What the machine's own letters are for begins at the left, whatever else does.
    dir: technical ? ('ltr' as const) : ('auto' as const),
    spellCheck,
    autoFocus,
    ...(maxLength ? { maxLength } : {}),
    ...(onPaste ? { onPaste } : {}),
  }
  return (
    <AriaTextField
      {...field}
      {...(secret ? { type: 'password', autoComplete: 'off' } : {})}
      className={styles['field'] ?? ''}
      isInvalid={error !== undefined}
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      {rows ? <TextArea {...own} rows={rows} ref={areaRef ?? null} /> : <Input {...own} ref={ref ?? null} />}
      {help && error === undefined && (
        <Text slot="description" className={styles['help'] ?? ''}>
          {help}
        </Text>
      )}
      <FieldError className={styles['error'] ?? ''}>{error}</FieldError>
    </AriaTextField>
  )
}
