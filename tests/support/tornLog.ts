import { appendFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** A record's checksum, its length, and that it is whole: what LevelDB writes before the record itself. */
const HEADER = Uint8Array.of(0x11, 0x22, 0x33, 0x44, 0x90, 0x01, 0x01)

const tear = async (profile: string, shape: RegExp): Promise<void> => {
  const files = await readdir(profile, { recursive: true })
  const newest = files
    .filter((file) => shape.test(file))
    .sort()
    .at(-1)
  if (!newest) throw new Error(`nothing to tear in ${profile}`)
  await appendFile(join(profile, newest), HEADER)
}

/**
 * Leaves a profile that nothing has open any more as one whose process was killed after it had written a record's
 * header, and before the record: a browser's, or the desktop application's. Throws when there is no log in it.
 */
export const tearLog = (profile: string): Promise<void> => tear(profile, /IndexedDB\/.*\.log$/)

/** The same in the list of the database's files. */
export const tearFileList = (profile: string): Promise<void> => tear(profile, /IndexedDB\/.*MANIFEST-\d+$/)
