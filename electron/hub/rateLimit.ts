/** A token bucket: `burst` at once, `perSecond` in the long run. Returns false when the bucket is empty. */
export const createRateLimit = (burst: number, perSecond: number, now: () => number = Date.now): (() => boolean) => {
  let tokens = burst
  let last = now()
  return () => {
    const time = now()
    tokens = Math.min(burst, tokens + (Math.max(0, time - last) / 1000) * perSecond)
    last = time
    if (tokens < 1) return false
    tokens -= 1
    return true
  }
}
