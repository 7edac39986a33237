/** So many entries are taken apart at a stretch (1 to 2 ms); in between, other things have their turn. */
export const AT_A_STRETCH = 64

/** A message to oneself comes in a task of its own, sooner than any timer. */
const messages = (): ((run: () => void) => void) => {
  const { port1, port2 } = new MessageChannel()
  const waiting: (() => void)[] = []
  // Node would else go on running for messages that nobody waits for.
  port1.onmessage = () => {
    waiting.shift()?.()
    if (waiting.length === 0) port1.unref?.()
  }
  return (run) => {
    port1.ref?.()
    waiting.push(run)
    port2.postMessage(undefined)
  }
}
let later: ((run: () => void) => void) | undefined

/**
 * Resolves in a task of its own, so that what waits in between has its turn. An answer of the platform's cryptography is none:
 * Chromium 156 hashes and verifies at once, on the thread that asks.
 */
export const giveWay = (): Promise<void> =>
  new Promise((resolve) => {
    later ??= messages()
    later(resolve)
  })
