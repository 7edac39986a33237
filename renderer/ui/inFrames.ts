/** Milliseconds: longer than any dialog takes to go, also on a machine that has much else to do, and few frames. */
const PATIENCE = 10_000

/**
 * Asks at once and in each frame whether it still `waits`, and does `then` as soon as it does not: at the latest after ten seconds,
 * however few frames these had. What it returns ends it.
 */
export const inFrames = (waits: () => boolean, then: () => void): (() => void) => {
  let frame = 0
  const until = performance.now() + PATIENCE
  const look = (): void => {
    if (waits() && performance.now() < until) frame = requestAnimationFrame(look)
    else then()
  }
  look()
  return () => cancelAnimationFrame(frame)
}
