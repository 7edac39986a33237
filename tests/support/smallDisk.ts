import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of its own, small enough to be filled to the last byte. */
export type SmallDisk = {
  readonly folder: string
  fill(): void
  /** Gives the space back. */
  free(): void
  remove(): void
}

const SIZE = '96m'
const isFull = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOSPC'

/** Undefined where this user may not mount anything: then there is no disk that could be filled. */
export const createSmallDisk = (): SmallDisk | undefined => {
  const folder = mkdtempSync(join(tmpdir(), 'snug-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    // No mount, or no right to it.
    rmdirSync(folder)
    return undefined
  }
  const filler = join(folder, 'filler')
  return {
    folder,
    fill: () => {
      const file = openSync(filler, 'a')
      for (const size of [1024 * 1024, 4096, 1]) {
        try {
          for (;;) writeSync(file, new Uint8Array(size))
        } catch (error) {
          if (!isFull(error)) throw error
        }
      }
      closeSync(file)
    },
    free: () => rmSync(filler, { force: true }),
    remove: () => {
      // What was killed a moment ago may still hold a file there: it is let go of as soon as that is gone.
      execFileSync('umount', ['--lazy', folder])
      rmdirSync(folder)
    },
  }
}
