/** Of one window: how often it has read itself anew since it last came up. */
const KEY = 'read-again'
const TRIES = 3

/** Milliseconds before the page is read anew; twice as many each time after. */
const WAIT = 300

let isAnew = false

/**
 * Part of what the page is made of could not be fetched: it is read anew, a few times. A machine whose network changes at
 * that moment is one reason: Chromium cuts off what has not come yet, from the machine's own address too.
 */
export const readAgain = (part: string, error?: unknown): void => {
  console.error(`${part} could not be read: ${error instanceof Error ? error.message : 'its file did not come'}`)
  if (isAnew) return
  const tries = Number(sessionStorage.getItem(KEY))
  if (tries >= TRIES) return
  sessionStorage.setItem(KEY, String(tries + 1))
  isAnew = true
  setTimeout(() => window.location.reload(), WAIT * 2 ** tries)
}

/** Whether this page is about to be read anew: what it lacks is not worth telling then. */
export const isReadAnew = (): boolean => isAnew

/** All of it is here. */
export const wasRead = (): void => sessionStorage.removeItem(KEY)
