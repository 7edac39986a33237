import type { Ref } from 'react'
import styles from './OptionList.module.css'

type OptionListProps = {
  readonly id: string
  readonly label: string
  readonly options: readonly { readonly id: string; readonly words: string; readonly remark?: string }[]
  /** The place of the one that is marked: the field says it by `aria-activedescendant`, which is `id-place`. */
  readonly active: number
  readonly onChoose: (at: number) => void
  /** Where it lies, of what it belongs to. */
  readonly className: string | undefined
  /** Part of the page, instead of lying over it. */
  readonly isInPlace?: boolean
  readonly ref?: Ref<HTMLDivElement>
}

/** What can be chosen for what is being written; the field that is written in keeps the focus. */
export const OptionList = ({
  id,
  label,
  options,
  active,
  onChoose,
  className = '',
  isInPlace = false,
  ref,
}: OptionListProps) => (
  <div
    ref={ref}
    id={id}
    role="listbox"
    aria-label={label}
    className={`${styles[isInPlace ? 'inPlace' : 'list']} ${className}`}
  >
    {options.map((option, at) => (
      <div
        key={option.id}
        id={`${id}-${at}`}
        role="option"
        tabIndex={-1}
        aria-selected={at === active}
        className={styles['option']}
        // Before the field loses the focus.
        onPointerDown={(event) => {
          event.preventDefault()
          onChoose(at)
        }}
      >
        <span dir="auto">{option.words}</span>
        {option.remark && <small className={styles['remark']}> {option.remark}</small>}
      </div>
    ))}
  </div>
)
