import type { Clock } from '#shared/ports/clock.port'
import type { RoomProjection } from '../state/roomProjection'

/** Milliseconds in which what has been drawn comes to be painted: two frames. */
export const PAINTED = 33
/** Milliseconds after which nobody waits for a first look that does not come: no disk, no window. */
const LONGEST = 1_000

/**
 * Begins something once a room that is about to be shown stands on the screen: until then the page's thread is what a
 * person waits for. Returns how to call it off, as long as it has not begun.
 */
export const afterFirstLook = (
  { clock, projection }: { readonly clock: Clock; readonly projection: Pick<RoomProjection, 'firstLook'> },
  begin: () => void,
): (() => void) => {
  let stop = clock.after(LONGEST, () => start())
  let isOver = false
  const over = (): void => {
    isOver = true
    stop()
  }
  const start = (): void => {
    over()
    begin()
  }
  void projection.firstLook.then(() => {
    if (isOver) return
    stop()
    stop = clock.after(PAINTED, start)
  })
  return over
}
