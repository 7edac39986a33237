import { open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { wholeLength } from './wholeLength'

/** A file without a single whole record that is longer than this is not one that was just begun: it is left as it is. */
const JUST_BEGUN = 32 * 1024

/**
 * Cuts off what Chromium was writing when it was killed, in the databases of the profile in `folder`: a record without its end, at the
 * end of a log or of LevelDB's list of files. LevelDB passes over it and goes on writing behind it; at the start after that one, what
 * was written there does not fit, and Chromium removes the whole database. Nobody may have the profile open. Rejects where a file
 * cannot be read or written; resolves with the paths of what was cut.
 */
export const mendLogs = async (folder: string): Promise<string[]> => {
  const mended: string[] = []
  for (const path of await lastLogs(join(folder, 'IndexedDB'))) {
    const log = await readFile(path)
    const length = wholeLength(log)
    if (length === log.length || (length === 0 && log.length > JUST_BEGUN)) continue
    const file = await open(path, 'r+')
    try {
      await file.truncate(length)
      await file.sync()
    } finally {
      await file.close()
    }
    mended.push(path)
  }
  return mended
}

/** Of each database the log that is written to, and its list of files. Earlier logs have ended when the next began. */
const lastLogs = async (folder: string): Promise<string[]> => {
  const found: string[] = []
  for (const database of await namesIn(folder)) {
    const names = await namesIn(join(folder, database))
    for (const shape of [/^\d+\.log$/, /^MANIFEST-\d+$/]) {
      const last = names
        .filter((name) => shape.test(name))
        .sort(byNumber)
        .at(-1)
      if (last) found.push(join(folder, database, last))
    }
  }
  return found
}

const byNumber = (one: string, other: string): number => Number(/\d+/.exec(one)) - Number(/\d+/.exec(other))

const namesIn = async (folder: string): Promise<string[]> => {
  try {
    return await readdir(folder)
  } catch (error) {
    // At the first start there is none yet; what lies beside the databases may be a file.
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return []
    throw error
  }
}
