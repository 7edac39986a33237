/**
 * Lets the screen and the keyboard have their turn between two steps of something long. By a message to oneself,
 * since windows in the background get their timers only once a second.
 */
export const pause = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
