import type { KeyboardEvent, SyntheticEvent } from 'react'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useSnug } from '../../state/store'
import type { PersonView } from '../../state/views'
import { calledBy, callingAt } from './calling'

const NOBODY: readonly PersonView[] = []

export type CallingPeople = {
  /** Who can be chosen now; nobody while no name is begun. */
  readonly people: readonly PersonView[]
  /** The one that is marked. */
  readonly active: number
  /** True when the key was for the list. */
  onKeyDown(event: KeyboardEvent): boolean
  /** Wherever the caret may have moved. */
  onCaret(event: SyntheticEvent<HTMLTextAreaElement>): void
  choose(person: PersonView): void
}

/** Completes names after an @ in a field that is written in. `field`: its id. */
export const useCalling = (field: string, text: string, write: (text: string) => void): CallingPeople => {
  const all = useSnug((state) => state.room?.people ?? NOBODY)
  const [caret, setCaret] = useState(0)
  const [active, setActive] = useState(0)
  /** The @ whose list was put away. */
  const [away, setAway] = useState<number | undefined>()
  const calling = callingAt(text, caret)
  const people = calling && calling.from !== away ? calledBy(calling.begun, all) : NOBODY
  const marked = Math.min(active, Math.max(0, people.length - 1))

  const choose = ({ name }: PersonView): void => {
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
      setAway(calling.from)
    })
    area.focus()
    area.setSelectionRange(at, at)
  }

  const act = (key: string): void => {
    const person = people[marked]
    if (key === 'ArrowDown') setActive((marked + 1) % people.length)
    else if (key === 'ArrowUp') setActive((marked - 1 + people.length) % people.length)
    else if (key === 'Escape') setAway(calling?.from)
    else if (person) choose(person)
  }

  return {
    people,
    active: marked,
    choose,
    onCaret: ({ currentTarget }) => {
      const at = currentTarget.selectionStart
      setCaret(at)
      // Another @, or none: the list may open again.
      if (callingAt(currentTarget.value, at)?.from !== away) setAway(undefined)
    },
    onKeyDown: (event) => {
      const isForList = ['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape'].includes(event.key)
      if (people.length === 0 || !isForList || event.shiftKey || event.nativeEvent.isComposing) return false
      event.preventDefault()
      // Escape would close the thread beside it too.
      event.stopPropagation()
      act(event.key)
      return true
    },
  }
}
