import { fromUtf8 } from '../crypto/bytes'
import { inflateBounded } from '../protocol/bounded'
import type { ArchiveFault } from './archiveFault'
import { isSafePath } from './safePath'

/** One file of a zip; nothing of it has been unpacked yet. */
export type ZipEntry = {
  readonly path: string
  readonly size: number
  /** Unpacks it. Throws when it unpacks to anything but `size` bytes. */
  read(): Uint8Array<ArrayBuffer>
}

export type ZipBounds = {
  readonly files: number
  readonly fileBytes: number
  readonly allBytes: number
  readonly ratio: number
}

/** A room of a million messages stays within these. */
export const archiveBounds: ZipBounds = {
  files: 60_000,
  fileBytes: 512 * 1024 ** 2,
  allBytes: 2 * 1024 ** 3,
  // More than deflate reaches. A blank picture comes near that, and is in its room’s archive: sizes are what bounds these.
  ratio: 1_100,
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
/** The end record and the longest comment it may have. */
const TAIL = 22 + 65_535
/** Small files pack better than the ratio of anything large. */
const RATIO_FROM = 64 * 1024

/**
 * Reads a zip's list of files, and refuses the whole when anything about it is not plain: names that leave the folder,
 * links, encryption, files that overlap, counts, sizes and ratios beyond the bounds. Trusts no size it states.
 */
export const readZip = (
  zip: Uint8Array,
  bounds = archiveBounds,
): { entries: ZipEntry[] } | { faults: ArchiveFault[] } => {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = findEnd(view)
  if (end === undefined) return { faults: [{ kind: 'not-a-zip' }] }
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count > bounds.files) return { faults: [{ kind: 'too-many' }] }

  const faults: ArchiveFault[] = []
  const entries: ZipEntry[] = []
  const spans: { from: number; to: number; path: string }[] = []
  const names = new Set<string>()
  let all = 0
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) return { faults: [{ kind: 'not-a-zip' }] }
    const header = readHeader(view, zip, at)
    const { path, method, packed, size, offset, length } = header
    at += length
    all += size
    const key = path.normalize('NFKC').toLowerCase()
    if (!isSafePath(path)) faults.push({ kind: 'path', path: path.slice(0, 200) })
    else if (names.has(key)) faults.push({ kind: 'duplicate', path })
    else if (header.isLink) faults.push({ kind: 'link', path })
    else if (header.isEncrypted) faults.push({ kind: 'encrypted', path })
    else if (method !== 0 && method !== 8) faults.push({ kind: 'unreadable', path })
    else if (size > bounds.fileBytes) faults.push({ kind: 'too-large', path })
    else if (size > RATIO_FROM && size > packed * bounds.ratio) faults.push({ kind: 'ratio', path })
    else {
      const data = dataStart(view, offset)
      if (data === undefined || data + packed > end) faults.push({ kind: 'unreadable', path })
      else {
        spans.push({ from: offset, to: data + packed, path })
        entries.push({ path, size, read: () => unpack(zip.subarray(data, data + packed), method, size) })
      }
    }
    names.add(key)
  }
  if (all > bounds.allBytes) faults.push({ kind: 'too-large' })
  spans.sort((a, b) => a.from - b.from)
  for (const [index, span] of spans.entries()) {
    const before = spans[index - 1]
    if (before && before.to > span.from) faults.push({ kind: 'overlap', path: span.path })
  }
  return faults.length > 0 ? { faults } : { entries }
}

const findEnd = (view: DataView): number | undefined => {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - TAIL); at -= 1) {
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) === view.byteLength) return at
  }
  return undefined
}

const readHeader = (view: DataView, zip: Uint8Array, at: number) => {
  const nameLength = view.getUint16(at + 28, true)
  const length = 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  const madeBy = view.getUint8(at + 5)
  const mode = view.getUint32(at + 38, true) >>> 16
  return {
    path: nameOf(zip.subarray(at + 46, at + 46 + nameLength)),
    method: view.getUint16(at + 10, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
    length,
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    // On Unix the upper half is the file's mode: only ordinary files are welcome.
    isLink: madeBy === 3 && (mode & 0xf000) !== 0 && (mode & 0xf000) !== 0x8000,
  }
}

const nameOf = (bytes: Uint8Array): string => {
  try {
    return fromUtf8(bytes)
  } catch {
    // Not UTF-8: no safe path is empty, so it is reported as such.
    return ''
  }
}

const dataStart = (view: DataView, offset: number): number | undefined => {
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== LOCAL) return undefined
  return offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
}

const unpack = (packed: Uint8Array, method: number, size: number): Uint8Array<ArrayBuffer> => {
  const bytes = method === 0 ? new Uint8Array(packed) : inflateBounded(packed, size)
  if (bytes.length !== size) throw new Error('unpacks to another size than it says')
  return bytes
}
