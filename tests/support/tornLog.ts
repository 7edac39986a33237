import { appendFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** A record's checksum, its length, and that it is whole: what LevelDB writes before the record itself. */
const HEADER = Uint8Array.of(0x11, 0x22, 0x33, 0x44, 0x90, 0x01, 0x01)

/**
 * Leaves a profile that nothing has open any more as one whose process was killed after it had written a record's
 * header, and before the record: a browser's, or the desktop application's. Throws when there is no log in it.
 */
export const tearLog = async (profile: string): Promise<void> => {
  const files = await readdir(profile, { recursive: true })
  const newest = files
    .filter((file) => /IndexedDB\/.*\.log$/.test(file))
    .sort()
    .at(-1)
  if (!newest) throw new Error(`no log in ${profile}`)
  await appendFile(join(profile, newest), HEADER)
}
