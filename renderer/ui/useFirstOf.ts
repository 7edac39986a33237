import type { RefObject } from 'react'
import { useState } from 'react'
import { flushSync } from 'react-dom'

/** Lines that are drawn of a long list at first, and how many more each time: drawing all of thousands takes seconds. */
export const FIRST = 30
const MORE = 60

/**
 * The beginning of a list, and the way to more of it. `isKept`: what is among the lines wherever it stands. `list` is the
 * element whose children the lines are: whoever asks for more goes on at the first of these. `showMore` is undefined when
 * all are there.
 */
export const useFirstOf = <Line>(
  all: readonly Line[],
  list: RefObject<HTMLElement | null>,
  isKept: (line: Line) => boolean = () => false,
) => {
  const [most, setMost] = useState(FIRST)
  const showMore = (): void => {
    flushSync(() => setMost(most + MORE))
    list.current?.children[most]?.querySelector('button')?.focus()
  }
  return {
    lines: [...all.slice(0, most), ...all.slice(most).filter(isKept)],
    showMore: all.length > most ? showMore : undefined,
  }
}
