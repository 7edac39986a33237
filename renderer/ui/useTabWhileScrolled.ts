import type { RefObject } from 'react'
import { useEffect } from 'react'

/** Lets the Tab key reach something that is only read, as long as it is longer than its place: arrows scroll it then. */
export const useTabWhileScrolled = (box: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    const element = box.current
    if (!element) return undefined
    const look = (): void => {
      if (element.scrollHeight > element.clientHeight) element.setAttribute('tabindex', '0')
      else element.removeAttribute('tabindex')
    }
    // It is looked at first when all is laid out: asked now, the page would have to lay itself out at once.
    const watch = new ResizeObserver(look)
    for (const one of [element, ...element.children]) watch.observe(one)
    return () => watch.disconnect()
  })
}
