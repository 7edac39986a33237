import { renameSync, rmSync, writeFileSync } from 'node:fs'

/** Writes a small file whole or not at all: whatever fails, what was there stays as it was. */
export const writeWhole = (path: string, text: string): void => {
  const partial = `${path}.part`
  try {
    writeFileSync(partial, text)
    renameSync(partial, path)
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
}
