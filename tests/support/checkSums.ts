import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'

/** Reads an archive and compares every file with its manifest. Returns how many files agree; throws on the first that does not. */
export const checkSums = (zip: Uint8Array): number => {
  const files = unzipSync(zip)
  const manifestBytes = files['manifest.json']
  if (!manifestBytes) throw new Error('the archive has no manifest.json')
  const manifest = JSON.parse(new TextDecoder().decode(manifestBytes)) as {
    files: { path: string; size: number; sha256: string }[]
  }
  const listed = new Set(manifest.files.map(({ path }) => path))
  for (const path of Object.keys(files)) {
    if (path !== 'manifest.json' && !path.endsWith('/') && !listed.has(path))
      throw new Error(`${path} is not in the manifest`)
  }
  for (const { path, size, sha256 } of manifest.files) {
    const bytes = files[path]
    if (!bytes) throw new Error(`${path} is in the manifest but not in the archive`)
    if (bytes.length !== size) throw new Error(`${path} has ${bytes.length} bytes, not ${size}`)
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error(`${path} has another checksum`)
  }
  return manifest.files.length
}
