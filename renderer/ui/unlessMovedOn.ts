const SIGNS = ['keydown', 'pointerdown'] as const

/**
 * Gives the focus back in the next frame, by `focus`, unless the person has pressed or typed something by then that moved it
 * elsewhere: frames can be late, and whoever has gone on meanwhile is not called back.
 */
export const unlessMovedOn = (focus: () => void): void => {
  let acted = false
  const note = (): void => {
    acted = true
  }
  for (const sign of SIGNS) document.addEventListener(sign, note, true)
  requestAnimationFrame(() => {
    for (const sign of SIGNS) document.removeEventListener(sign, note, true)
    if (!acted || document.activeElement === document.body) focus()
  })
}
