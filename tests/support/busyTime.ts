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

/** As coarse as the account is. */
const TICK = 4

/**
 * How long `work` took, in milliseconds. The wall is finer, this thread's own time is fairer: a busy machine must not make a test
 * fail, nor ticks make it pass.
 */
export const timeOf = (work: () => void): number => {
  const [wall, busy] = [performance.now(), busyTime()]
  work()
  return Math.min(performance.now() - wall, busyTime() - busy + TICK)
}
