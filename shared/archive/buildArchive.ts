import { Zip, ZipDeflate } from 'fflate'
import { concat, utf8 } from '../crypto/bytes'
import { sha256 } from '../crypto/hash'
import { Problem } from '../protocol/problem'
import { archiveFiles } from './archiveFiles'
import type { ArchiveInput } from './archiveInput'
import { toHex } from './hex'

/** So much is packed before the screen gets its turn: about ten milliseconds of work. */
const STEP = 128 * 1024
/** So much is handed on at once. Bytes. */
const PIECE = 1024 * 1024
/** A plain zip can't be larger (in bytes), nor hold more files: its numbers have no room for it. */
const ZIP_MOST = { bytes: 2 ** 32 - 1, files: 2 ** 16 - 2 }
/** A zip knows no time before. */
const EARLIEST = Date.UTC(1980, 0, 2)

/**
 * The room's archive as one zip: readable pages, Markdown, data, documents, and `manifest.json` with the size and
 * SHA-256 of all other files. The same input makes the same bytes. `pause` resolves when the work may go on: it is
 * asked again and again, so that typing goes on while an archive is made. `put` is handed the bytes as they come, a piece at a time,
 * and awaited: nothing of the zip is kept here, and of what is in it one file at a time. Rejects with Problem `archive-beyond-zip` for a room that is larger than one zip can be.
 */
export const buildArchive = async (
  input: ArchiveInput,
  pause: () => Promise<void>,
  put: (piece: Uint8Array<ArrayBuffer>) => Promise<void>,
  most = ZIP_MOST,
): Promise<void> => {
  let chunks: Uint8Array[] = []
  let [size, all] = [0, 0]
  let failure: Error | undefined
  const files: { path: string; size: number; sha256: string }[] = []
  const zip = new Zip((error, chunk) => {
    if (error) failure = error
    chunks.push(chunk)
    size += chunk.length
    all += chunk.length
  })
  const handOn = async (least: number): Promise<void> => {
    if (failure) throw failure
    if (all > most.bytes) throw new Problem('archive-beyond-zip', `${all} bytes`)
    if (size < least) return
    const piece = concat(...chunks)
    chunks = []
    size = 0
    await put(piece)
  }
  const pack = async (path: string, bytes: Uint8Array): Promise<void> => {
    if (files.length > most.files) throw new Problem('archive-beyond-zip', `${files.length} files`)
    const file = new ZipDeflate(path, { level: 6 })
    file.mtime = Math.max(input.at, EARLIEST)
    zip.add(file)
    for (let at = 0; at === 0 || at < bytes.length; at += STEP) {
      file.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length)
      await handOn(PIECE)
      await pause()
    }
  }

  for await (const { path, bytes } of archiveFiles(input)) {
    files.push({ path, size: bytes.length, sha256: toHex(await sha256(bytes)) })
    await pack(path, bytes)
  }
  await pack('manifest.json', utf8(JSON.stringify({ files }, null, 1)))
  zip.end()
  await handOn(0)
}
