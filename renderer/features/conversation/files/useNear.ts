import type { RefObject } from 'react'
import { useEffect, useState } from 'react'
import { usePrinting } from '../../../ui/printWhole'

/** So far before it comes into sight, and after it has left it. */
const MARGIN = '1200px 0px'

/** What it is scrolled in, or null for the window. */
const scrollerOf = (element: Element): Element | null => {
  let box = element.parentElement
  while (box && !/auto|scroll/.test(getComputedStyle(box).overflowY)) box = box.parentElement
  return box
}

/** Whether an element is in sight, or will be soon; or on paper. */
export const useNear = (element: RefObject<HTMLElement | null>): boolean => {
  const [isNear, setNear] = useState(false)
  const isPrinting = usePrinting()
  useEffect(() => {
    const box = element.current
    if (!box) return undefined
    const watch = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting ?? false), {
      root: scrollerOf(box),
      rootMargin: MARGIN,
    })
    watch.observe(box)
    return () => watch.disconnect()
  }, [element])
  return isNear || isPrinting
}
