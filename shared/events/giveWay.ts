/** So many entries are taken apart at a stretch (1 to 2 ms); in between, other things have their turn. */
export const AT_A_STRETCH = 64

/** A message to oneself comes in a task of its own, sooner than any timer. */
const messages = (): ((run: () => void) => void) => {
  const { port1, port2 } = new MessageChannel()
  const waiting: (() => void)[] = []
  port1.onmessage = () => waiting.shift()?.()
  return (run) => {
    waiting.push(run)
    port2.postMessage(undefined)
  }
}
let later: ((run: () => void) => void) | undefined

const byMessage = (): Promise<void> =>
  new Promise((resolve) => {
    later ??= messages()
    later(resolve)
  })

const NOTHING = new Uint8Array(0)
const byHash = async (): Promise<void> => void (await crypto.subtle.digest('SHA-256', NOTHING))

/**
 * Resolves in a task of its own, so that what waits in between has its turn. Chromium 156 hashes and verifies at once, on the thread
 * that asks, so that an answer of its cryptography is no such task; in Node it is one, while a thousand messages are heard in one go.
 */
export const giveWay: () => Promise<void> = typeof setImmediate === 'function' ? byHash : byMessage
