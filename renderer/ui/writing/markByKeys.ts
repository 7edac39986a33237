import type { KeyboardEvent } from 'react'
import { signOf, toggleMark } from './toggleMark'

/**
 * Ctrl+B, Ctrl+I, Ctrl+E (⌘) mark what is selected in a field as bold, italic or code, or take the mark away. As if it had been
 * typed, so that the field's own undo knows it. True when the key was one of them.
 */
export const markByKeys = (event: KeyboardEvent<HTMLTextAreaElement>): boolean => {
  const sign = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey ? signOf(event.key) : undefined
  if (sign === undefined || event.nativeEvent.isComposing) return false
  event.preventDefault()
  const area = event.currentTarget
  const now = { text: area.value, from: area.selectionStart, to: area.selectionEnd }
  const next = toggleMark(now, sign)
  const { from, before, after } = difference(now.text, next.text)
  area.setSelectionRange(from, before)
  // The one way into a field's own undo: setting its value would empty that.
  document.execCommand('insertText', false, next.text.slice(from, after))
  area.setSelectionRange(next.from, next.to)
  return true
}

/** The stretch from `from` to `before` in one text that is the one to `after` in the other. */
const difference = (one: string, other: string): { from: number; before: number; after: number } => {
  let from = 0
  while (from < one.length && from < other.length && one[from] === other[from]) from += 1
  let [before, after] = [one.length, other.length]
  while (before > from && after > from && one[before - 1] === other[after - 1])
    [before, after] = [before - 1, after - 1]
  return { from, before, after }
}
