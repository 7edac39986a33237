/** A window that was closed or reloaded a moment ago may still hold the profile. */
const PATIENCE = 1_500

/**
 * Takes the profile for this window until it is closed: one process writes. Resolves false if another window has it.
 */
export const takeProfile = async (): Promise<boolean> => {
  const patience = AbortSignal.timeout(PATIENCE)
  return new Promise((resolve, reject) => {
    navigator.locks
      .request('snug-profile', { signal: patience }, () => {
        resolve(true)
        // Held for as long as the page lives.
        return new Promise(() => undefined)
      })
      .catch((error: unknown) => {
        if (patience.aborted) resolve(false)
        else reject(error)
      })
  })
}
