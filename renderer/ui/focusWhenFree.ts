import { DIALOG } from './dialogSelector'

/** Frames: longer than any dialog takes to go. */
const MOST = 60

/**
 * Focuses what `find` finds, without scrolling to it: at once, or as soon as no dialog lies over the page any more,
 * since an open dialog takes the focus back.
 */
export const focusWhenFree = (find: () => HTMLElement | null | undefined, tries = MOST): void => {
  if (tries > 0 && document.querySelector(DIALOG)) {
    requestAnimationFrame(() => focusWhenFree(find, tries - 1))
    return
  }
  find()?.focus({ preventScroll: true })
}
