import type { House } from './house'
import { sessionOnScreen } from './house'

/** Milliseconds that what comes meanwhile is gathered: an edition comes in many parts. */
const SOON = 200

/**
 * Tells whenever something was said or taken back in the room on screen, in whichever month, or words have come: soon after it, once
 * for all that came meanwhile. Returns a function that stops it.
 */
export const watchTalk =
  (house: House) =>
  (tell: () => void): (() => void) => {
    const replica = sessionOnScreen(house)?.replica
    if (!replica) return () => undefined
    let due: (() => void) | undefined
    const soon = (): void => {
      due ??= house.clock.after(SOON, () => {
        due = undefined
        tell()
      })
    }
    const off = [replica.on('events', soon), replica.on('contents', soon)]
    return () => {
      due?.()
      for (const stop of off) stop()
    }
  }
