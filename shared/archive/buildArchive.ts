import { Zip, ZipDeflate } from 'fflate'
import { concat, own, utf8 } from '../crypto/bytes'
import { sha256 } from '../crypto/hash'
import { archiveFiles } from './archiveFiles'
import type { ArchiveInput } from './archiveInput'
import { toHex } from './hex'

/** So much is packed before the screen gets its turn: about ten milliseconds of work. */
const STEP = 128 * 1024
/** A zip knows no time before. */
const EARLIEST = Date.UTC(1980, 0, 2)

/**
 * The room's archive as one zip: readable pages, Markdown, data, documents, and `manifest.json` with the size and
 * SHA-256 of all other files. The same input makes the same bytes. `pause` resolves when the work may go on: it is
 * asked again and again, so that typing goes on while an archive is made.
 */
export const buildArchive = async (
  input: ArchiveInput,
  pause: () => Promise<void>,
): Promise<Uint8Array<ArrayBuffer>> => {
  const chunks: Uint8Array[] = []
  let failure: Error | undefined
  const zip = new Zip((error, chunk) => {
    if (error) failure = error
    else chunks.push(own(chunk))
  })
  const pack = async (path: string, bytes: Uint8Array): Promise<void> => {
    const file = new ZipDeflate(path, { level: 6 })
    file.mtime = Math.max(input.at, EARLIEST)
    zip.add(file)
    for (let at = 0; at === 0 || at < bytes.length; at += STEP) {
      file.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length)
      if (failure) throw failure
      await pause()
    }
  }

  const files: { path: string; size: number; sha256: string }[] = []
  for (const { path, bytes } of archiveFiles(input)) {
    files.push({ path, size: bytes.length, sha256: toHex(await sha256(bytes)) })
    await pack(path, bytes)
  }
  await pack('manifest.json', utf8(JSON.stringify({ files }, null, 1)))
  zip.end()
  if (failure) throw failure
  return concat(...chunks)
}
