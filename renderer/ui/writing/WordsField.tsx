import type { ComponentProps, KeyboardEvent } from 'react'
import { useId, useLayoutEffect } from 'react'
import { CalledList } from './CalledList'
import { markByKeys } from './markByKeys'
import type { Callable } from './useCalling'
import { useCalling } from './useCalling'

type WordsFieldProps = Omit<
  ComponentProps<'textarea'>,
  'value' | 'defaultValue' | 'dir' | 'onChange' | 'onSelect' | 'onKeyDown' | 'aria-autocomplete'
> & {
  readonly text: string
  readonly write: (text: string) => void
  readonly callable: Callable
  /** Enter; with Shift it begins a new line. */
  readonly onSend: () => void
  /** Every other key that neither names nor marks need. */
  readonly onKey?: (event: KeyboardEvent<HTMLTextAreaElement>) => void
  /** Where the list of names lies. */
  readonly names?: 'above' | 'below'
}

/**
 * Where words to others are written: names are completed after an @, Ctrl+B, Ctrl+I and Ctrl+E mark words, Enter sends. What it
 * lies in is to be positioned, for names that lie above.
 */
export const WordsField = ({ text, write, callable, onSend, onKey, names = 'above', ...area }: WordsFieldProps) => {
  const own = useId()
  const field = area.id ?? own
  const list = useId()
  const calling = useCalling(field, text, write, callable)
  const { people, active, choose } = calling
  const isCalling = people.length > 0

  // Not by React, which would make each letter the field's default as well: undo would take back one after the other.
  useLayoutEffect(() => {
    const here = document.getElementById(field)
    if (here instanceof HTMLTextAreaElement && here.value !== text) here.value = text
  })

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing || calling.onKeyDown(event) || markByKeys(event)) return
    if (event.key !== 'Enter' || event.shiftKey) return onKey?.(event)
    event.preventDefault()
    onSend()
  }
  const offered = isCalling && <CalledList id={list} people={people} active={active} onChoose={choose} lies={names} />

  return (
    <>
      {names === 'above' && offered}
      <textarea
        {...area}
        id={field}
        dir="auto"
        aria-autocomplete="list"
        {...(isCalling ? { 'aria-controls': list, 'aria-activedescendant': `${list}-${active}` } : {})}
        onChange={(event) => {
          write(event.target.value)
          calling.onCaret(event)
        }}
        onSelect={calling.onCaret}
        onKeyDown={onKeyDown}
      />
      {names === 'below' && offered}
    </>
  )
}
