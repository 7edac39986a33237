import { readFileSync } from 'node:fs'

const ACCOUNT = '/proc/thread-self/schedstat'

const readAccount = (): number | undefined => {
  try {
    return Number(readFileSync(ACCOUNT, 'utf8').split(' ')[0]) / 1e6
  } catch {
    // Not on this system: time by the wall is the next best.
    return undefined
  }
}
const hasAccount = readAccount() !== undefined

/**
 * How long this thread has been at work, in milliseconds, so that what a test calls slow is its own slowness, not that
 * other programs had their turn. As fine as the system's ticks (4 ms).
 */
export const busyTime = (): number => (hasAccount ? (readAccount() ?? 0) : performance.now())
