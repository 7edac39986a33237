/** A disk that does not take as much as this is full. Bytes. */
const PROBE = 1024 * 1024
const NAME = 'snug-probe'

let asking: Promise<boolean> | undefined

/**
 * Whether the disk takes nothing more. Chromium does not say so of a database: when its log can't grow, it lets go of
 * the whole database with an UnknownError, as it does when something is broken. So it is tried, with a file.
 */
export const isDiskFull = (): Promise<boolean> => (asking ??= probe().finally(() => (asking = undefined)))

const probe = async (): Promise<boolean> => {
  // Under Node, and wherever else there is no such place to write to, nothing can be told.
  if (typeof navigator === 'undefined' || !navigator.storage?.getDirectory) return false
  try {
    const folder = await navigator.storage.getDirectory()
    const file = await folder.getFileHandle(NAME, { create: true })
    const writer = await file.createWritable()
    await writer.write(new Uint8Array(PROBE))
    await writer.close()
    await folder.removeEntry(NAME)
    return false
  } catch {
    // Whatever it is called: that it failed is the answer.
    return true
  }
}
