import { isCovered } from './dialogSelector'
import { inFrames } from './inFrames'

/**
 * Focuses what `find` finds, without scrolling to it: at once, or as soon as no dialog lies over the page any more,
 * since an open dialog takes the focus back.
 */
export const focusWhenFree = (find: () => HTMLElement | null | undefined): void => {
  inFrames(isCovered, () => find()?.focus({ preventScroll: true }))
}
