import { useId, useState } from 'react'

/** What a `FindField` and the `OptionList` below it need of each other. */
export type Finding = {
  /** For the field: `onChange` is told what is typed, from the first of what is found on. */
  readonly field: {
    readonly list: string | undefined
    readonly active: string | undefined
    onChange(words: string): void
    onMove(by: number): void
    onEnter(): void
  }
  /** For the list. */
  readonly list: { readonly id: string; readonly active: number; onChoose(at: number): void }
}

/** Choosing by the arrows among what is found, while the focus stays in the field above: Enter takes what is marked. */
export const useFinding = <Option>(given: {
  readonly options: readonly Option[]
  readonly onWords: (words: string) => void
  readonly onChoose: (option: Option) => void
}): Finding => {
  const { options, onWords, onChoose } = given
  const [chosen, setChosen] = useState(0)
  const id = useId()
  const last = options.length - 1
  const active = Math.max(0, Math.min(chosen, last))
  const choose = (at: number): void => {
    const option = options[at]
    if (option !== undefined) onChoose(option)
  }
  return {
    field: {
      list: options.length > 0 ? id : undefined,
      active: options.length > 0 ? `${id}-${active}` : undefined,
      onChange: (words) => {
        onWords(words)
        setChosen(0)
      },
      onMove: (by) => {
        const next = Math.max(0, Math.min(last, active + by))
        setChosen(next)
        document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
      },
      onEnter: () => choose(active),
    },
    list: { id, active, onChoose: choose },
  }
}
