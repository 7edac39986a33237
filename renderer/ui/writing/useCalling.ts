import type { KeyboardEvent, SyntheticEvent } from 'react'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useChoosing } from '../useChoosing'
import { callingAt } from './callingAt'

/** Somebody who can be called by their name. */
export type Nameable = {
  readonly id: string
  readonly name: string
  /** The name before by which they were found. */
  readonly earlier?: string
}
/** Who can be called by a name that begins so. */
export type Callable = (begun: string) => readonly Nameable[]

export type CallingPeople = {
  /** Who can be chosen now; nobody while no name is begun. */
  readonly people: readonly Nameable[]
  /** The one that is marked. */
  readonly active: number
  /** True when the key was for the list. */
  onKeyDown(event: KeyboardEvent): boolean
  /** Wherever the caret may have moved. */
  onCaret(event: SyntheticEvent<HTMLTextAreaElement>): void
  choose(person: Nameable): void
}

/** Completes names after an @ in a field that is written in. `field`: its id. */
export const useCalling = (
  field: string,
  text: string,
  write: (text: string) => void,
  callable: Callable,
): CallingPeople => {
  const [caret, setCaret] = useState(0)
  const calling = callingAt(text, caret)
  const choosing = useChoosing({
    from: calling?.from,
    offered: calling ? callable(calling.begun) : [],
    onChoose: (person) => put(person),
  })

  const put = ({ name }: Nameable): void => {
    const area = document.getElementById(field)
    if (!calling || !(area instanceof HTMLTextAreaElement)) return
    // One space behind the name, which may be there already.
    const rest = text.slice(caret).replace(/^ /, '')
    const called = `@${name} `
    const at = calling.from + called.length
    // At once: the next letter goes behind the name.
    flushSync(() => {
      write(text.slice(0, calling.from) + called + rest)
      setCaret(at)
      choosing.putAway()
    })
    area.focus()
    area.setSelectionRange(at, at)
  }

  return {
    people: choosing.choices,
    active: choosing.active,
    choose: choosing.choose,
    onCaret: ({ currentTarget }) => setCaret(currentTarget.selectionStart),
    onKeyDown: (event) => {
      if (event.nativeEvent.isComposing || !choosing.onKey(event)) return false
      event.preventDefault()
      // Escape would close the thread beside it too.
      event.stopPropagation()
      return true
    },
  }
}
