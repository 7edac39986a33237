import * as z from 'zod'
import { fromUtf8 } from '../crypto/bytes'
import { sha256 } from '../crypto/hash'
import { Problem } from '../protocol/problem'
import type { ArchiveFault } from './archiveFault'
import { toHex } from './hex'
import type { ZipEntry, ZipSource } from './readZip'
import { archiveBounds, readZip } from './readZip'

/** `files` counts those that agree with the manifest, `bytes` their sizes. Sound when there is no fault. */
export type ArchiveReport = { readonly files: number; readonly bytes: number; readonly faults: readonly ArchiveFault[] }

const MANIFEST = 'manifest.json'
const MANIFEST_BYTES = 64 * 1024 ** 2

const manifestSchema = z.object({
  files: z.array(
    z.object({ path: z.string(), size: z.int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
})
type Listed = z.infer<typeof manifestSchema>['files'][number]

/**
 * Checks an archive against its manifest, whoever made it: nothing is written anywhere, and it never unpacks more than
 * one file at a time nor more than the bounds allow. `pause` as for `buildArchive`. Rejects with Problem `file-unreadable`.
 */
export const verifyArchive = async (
  zip: ZipSource,
  pause: () => Promise<void>,
  bounds = archiveBounds,
): Promise<ArchiveReport> => {
  const read = await readZip(zip, bounds)
  if ('faults' in read) return { files: 0, bytes: 0, faults: read.faults }
  const entries = new Map(read.entries.map((entry) => [entry.path, entry]))
  const manifest = entries.get(MANIFEST)
  if (!manifest) return { files: 0, bytes: 0, faults: [{ kind: 'no-manifest' }] }
  const listed = await readManifest(manifest)
  if (!listed) return { files: 0, bytes: 0, faults: [{ kind: 'manifest', path: MANIFEST }] }

  const faults: ArchiveFault[] = []
  const named = new Set([MANIFEST])
  let [files, bytes] = [0, 0]
  for (const one of listed) {
    const entry = entries.get(one.path)
    if (named.has(one.path)) faults.push({ kind: 'manifest', path: one.path })
    else if (!entry) faults.push({ kind: 'missing', path: one.path })
    else {
      const fault = await compare(entry, one)
      if (fault) faults.push({ kind: fault, path: one.path })
      else {
        files += 1
        bytes += one.size
      }
    }
    named.add(one.path)
    await pause()
  }
  for (const path of entries.keys()) if (!named.has(path)) faults.push({ kind: 'extra', path })
  return { files, bytes, faults }
}

const readManifest = async (entry: ZipEntry): Promise<readonly Listed[] | undefined> => {
  if (entry.size > MANIFEST_BYTES) return undefined
  try {
    return manifestSchema.parse(JSON.parse(fromUtf8(await entry.read()))).files
  } catch (error) {
    if (error instanceof Problem) throw error
    // Whatever else it was, the caller reports that the manifest cannot be read.
    return undefined
  }
}

const compare = async (entry: ZipEntry, { size, sha256: sum }: Listed): Promise<ArchiveFault['kind'] | undefined> => {
  if (entry.size !== size) return 'size'
  try {
    return toHex(await sha256(await entry.read())) === sum ? undefined : 'sum'
  } catch (error) {
    if (error instanceof Problem) throw error
    // Its data do not unpack: reported as such.
    return 'unreadable'
  }
}
