import { useState } from 'react'

type Given<Choice> = {
  /** Where what is to be completed begins in what is written; undefined while nothing is begun. */
  readonly from: number | undefined
  readonly offered: readonly Choice[]
  readonly onChoose: (choice: Choice) => void
}

export type Choosing<Choice> = {
  /** What can be chosen now: nothing while nothing is begun, or while the list for it was put away. */
  readonly choices: readonly Choice[]
  /** The place of the one that is marked. */
  readonly active: number
  choose(choice: Choice): void
  /** Escape does too. It opens again for another beginning. */
  putAway(): void
  /** The arrows go round; Enter and Tab choose. True when the key was for the list. */
  onKey(event: { readonly key: string; readonly shiftKey: boolean }): boolean
}

/** Choosing by keys among what is offered under the caret, while what is written in keeps the focus. */
export const useChoosing = <Choice>({ from, offered, onChoose }: Given<Choice>): Choosing<Choice> => {
  const [marked, setMarked] = useState(0)
  /** The beginning whose list was put away. */
  const [away, setAway] = useState<number>()
  if (away !== undefined && from !== away) setAway(undefined)
  const choices = from !== undefined && from !== away ? offered : []
  const active = Math.min(marked, Math.max(0, choices.length - 1))

  const choose = (choice: Choice): void => {
    setMarked(0)
    onChoose(choice)
  }
  const putAway = (): void => setAway(from)
  const onKey: Choosing<Choice>['onKey'] = ({ key, shiftKey }) => {
    const choice = choices[active]
    if (choice === undefined || shiftKey) return false
    if (key === 'ArrowDown') setMarked((active + 1) % choices.length)
    else if (key === 'ArrowUp') setMarked((active - 1 + choices.length) % choices.length)
    else if (key === 'Escape') putAway()
    else if (key === 'Enter' || key === 'Tab') choose(choice)
    else return false
    return true
  }

  return { choices, active, choose, putAway, onKey }
}
