/** Milliseconds without a key or a press after which a caret no longer blinks: as long as GTK takes (`gtk-cursor-blink-timeout`). */
const REST = 10_000

const SIGNS = ['keydown', 'pointerdown', 'focusin'] as const

/**
 * A caret that blinks has the window drawn anew twice a second for as long as nobody does anything: 0.5 % of a core, five times
 * what an empty page takes. So the caret of the field that has the focus stands still after a while, and blinks again with the
 * next key. Marked on the field alone (`global.css`): the rest of the page need not be looked at again. Call it once for a
 * window; what it returns ends it.
 */
export const restCaret = (document: Document): (() => void) => {
  let resting: HTMLElement | undefined
  let timer: number | undefined
  const rest = (): void => {
    if (!(document.activeElement instanceof HTMLElement)) return
    resting = document.activeElement
    resting.dataset['caret'] = 'rests'
  }
  const wake = (): void => {
    delete resting?.dataset['caret']
    resting = undefined
    window.clearTimeout(timer)
    timer = window.setTimeout(rest, REST)
  }
  for (const sign of SIGNS) document.addEventListener(sign, wake, true)
  return () => {
    window.clearTimeout(timer)
    for (const sign of SIGNS) document.removeEventListener(sign, wake, true)
  }
}
