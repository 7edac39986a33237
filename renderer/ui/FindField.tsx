import type { KeyboardEvent, ReactNode, Ref } from 'react'
import styles from './FindField.module.css'

type FindFieldProps = {
  readonly label: string
  readonly hint: string
  readonly icon: ReactNode
  readonly value: string
  readonly onChange: (value: string) => void
  readonly maxLength: number
  /** The id of the list below that shows what is found, if there is one. */
  readonly list: string | undefined
  /** The id of the one in the list that Enter opens. */
  readonly active: string | undefined
  /** Moves through what is found: by one, or by a page. */
  readonly onMove: (by: number) => void
  readonly onEnter: () => void
  readonly ref?: Ref<HTMLInputElement>
}

/** How many of what is found make a page for the Page keys. */
const PAGE = 8
const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE }

/** A line to find something by: the focus stays in it while the arrows choose among what is shown below. */
export const FindField = ({ label, hint, icon, list, active, onChange, onMove, onEnter, ...rest }: FindFieldProps) => {
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter ends a word that an input method is putting together.
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const by = MOVES[event.key]
    if (by === undefined && event.key !== 'Enter') return
    event.preventDefault()
    if (by === undefined) onEnter()
    else onMove(by)
  }
  return (
    <div className={styles['field']}>
      {icon}
      <input
        {...rest}
        type="text"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={list !== undefined}
        aria-controls={list}
        aria-activedescendant={active}
        placeholder={hint}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        className={styles['input']}
        onChange={({ target }) => onChange(target.value)}
        onFocus={({ target }) => target.select()}
        onKeyDown={onKeyDown}
      />
    </div>
  )
}
