import type { House } from './house'

/** Milliseconds for which somebody whose window went out of sight is still there: they may only be looking something up. */
const GRACE = 10_000

/**
 * Nobody is in a room whose window is put away: the others are told so after a moment, and at once when somebody is back.
 * Returns a function that stops it.
 */
export const keepPresent = (house: House): (() => void) => {
  const { platform, clock, sessions } = house
  let stopWaiting: (() => void) | undefined
  const tell = (isHere: boolean): void => {
    house.isHere = isHere
    for (const { replica } of sessions.values()) replica.setHere(isHere)
  }
  const off = platform.onInSight((isInSight) => {
    stopWaiting?.()
    stopWaiting = undefined
    if (isInSight) tell(true)
    else stopWaiting = clock.after(GRACE, () => tell(false))
  })
  return () => {
    off()
    stopWaiting?.()
  }
}
