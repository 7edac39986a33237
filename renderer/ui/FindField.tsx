import type { ReactNode, Ref } from 'react'
import type { FindKeys } from './findKeys'
import { findKeys } from './findKeys'
import styles from './FindField.module.css'

type FindFieldProps = FindKeys & {
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
  readonly ref?: Ref<HTMLInputElement>
}

/** A line to find something by: the focus stays in it while the arrows choose among what is shown below. */
export const FindField = ({ label, hint, icon, list, active, onChange, onMove, onEnter, ...rest }: FindFieldProps) => (
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
      onKeyDown={findKeys({ onMove, onEnter })}
    />
  </div>
)
