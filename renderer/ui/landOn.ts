import { isCovered } from './dialogSelector'
import { inFrames } from './inFrames'

/** Frames in which it gives back the focus that it took. */
const SETTLED = 8

/** What had the focus beside the place, and was left. */
let left: Element | undefined

/** Who goes on from here is at `element` no more, though a dialog that is going may yet give the focus back to it. */
export const leave = (element: Element | undefined): void => {
  left = element
}

/**
 * Who has come to another place, and left behind what had the focus, goes on at what `find` finds there: else the next Tab would
 * begin at the top of the window, and ears would hear of nothing. What the place itself has focused meanwhile keeps it. It is
 * let be once the function is called that this returns.
 */
export const landOn = (find: () => HTMLElement | null): (() => void) => {
  let settled = SETTLED
  const waits = (): boolean => {
    settled = isCovered() ? SETTLED : settled - 1
    return settled >= 0
  }
  return inFrames(waits, () => {
    const focused = document.activeElement
    const isWhole = focused instanceof HTMLElement && focused.matches('main')
    const isLeft = focused === left
    left = undefined
    if (focused !== document.body && !isWhole && !isLeft) return
    const place = find()
    if (place && place.tabIndex < 0) place.tabIndex = -1
    // The element of the place before, under another name: ears hear of it only if the focus comes anew.
    if (isWhole) focused.blur()
    place?.focus({ preventScroll: true })
  })
}
