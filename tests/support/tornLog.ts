import { appendFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** A record's checksum, its length, and that it is whole: what LevelDB writes before the record itself. */
const HEADER = Uint8Array.of(0x11, 0x22, 0x33, 0x44, 0x90, 0x01, 0x01)

/**
 * Leaves a profile of a browser that was closed as one that was killed after it had written a record's header, and
 * before the record. Throws when there is no log in it.
 */
export const tearLog = async (profile: string): Promise<void> => {
  const folder = join(profile, 'Default/IndexedDB')
  const logs = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.log')).sort()
  const newest = logs.at(-1)
  if (!newest) throw new Error(`no log in ${folder}`)
  await appendFile(join(folder, newest), HEADER)
}
