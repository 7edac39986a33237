import { fromUtf8 } from '../crypto/bytes'
import { inflateBounded } from '../protocol/bounded'
import { Problem } from '../protocol/problem'
import type { ArchiveFault } from './archiveFault'
import { isSafePath } from './safePath'

/** One file of a zip; nothing of it has been unpacked yet. */
export type ZipEntry = {
  readonly path: string
  readonly size: number
  /** Unpacks it. Rejects when it unpacks to anything but `size` bytes, with Problem `file-unreadable` when the zip itself can't be read. */
  read(): Promise<Uint8Array<ArrayBuffer>>
}

/** Where a zip lies: any Blob, or a file. `slice` reads nothing by itself. */
export type ZipSource = {
  readonly size: number
  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> }
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
  // More than twice what a zip may be: its files stand there, and as they were signed for.
  allBytes: 10 * 1024 ** 3,
  // More than deflate reaches. A blank picture comes near that, and is in its room’s archive: sizes are what bounds these.
  ratio: 1_100,
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
/** The end record and the longest comment it may have. */
const TAIL = 22 + 65_535
/** The list of files, at most: 60,000 of the longest paths take half of it. */
const LIST_BYTES = 64 * 1024 ** 2
/** What stands before a file's data: a header, and the longest name and further fields it may have. */
const [LOCAL_HEADER, LOCAL_FIELDS] = [30, 2 * 65_535]
/** Small files pack better than the ratio of anything large. */
const RATIO_FROM = 64 * 1024

/**
 * Reads a zip's list of files, and refuses the whole when anything about it is not plain: names that leave the folder,
 * links, encryption, files that overlap, counts, sizes and ratios beyond the bounds. Trusts no size it states. Of the rest of the
 * zip nothing is read before it is asked for. Rejects with Problem `file-unreadable`.
 */
export const readZip = async (
  zip: ZipSource,
  bounds = archiveBounds,
): Promise<{ entries: ZipEntry[] } | { faults: ArchiveFault[] }> => {
  const end = await readEnd(zip)
  if (!end || end.size > LIST_BYTES) return { faults: [{ kind: 'not-a-zip' }] }
  if (end.count > bounds.files) return { faults: [{ kind: 'too-many' }] }

  const list = await bytesOf(zip, end.from, end.from + end.size)
  const view = viewOf(list)
  const faults: ArchiveFault[] = []
  const found: Header[] = []
  const names = new Set<string>()
  let [all, at] = [0, 0]
  for (let index = 0; index < end.count; index += 1) {
    if (at + 46 > list.length || view.getUint32(at, true) !== CENTRAL) return { faults: [{ kind: 'not-a-zip' }] }
    const header = readHeader(view, list, at)
    const { path, method, packed, size, length } = header
    at += length
    all += size
    const key = path.normalize('NFKC').toLowerCase()
    if (!isSafePath(path)) faults.push({ kind: 'path', path: path.slice(0, 200) })
    else if (names.has(key)) faults.push({ kind: 'duplicate', path })
    else if (header.isLink) faults.push({ kind: 'link', path })
    else if (header.isEncrypted) faults.push({ kind: 'encrypted', path })
    else if (method !== 0 && method !== 8) faults.push({ kind: 'unreadable', path })
    else if (Math.max(size, packed) > bounds.fileBytes) faults.push({ kind: 'too-large', path })
    else if (size > RATIO_FROM && size > packed * bounds.ratio) faults.push({ kind: 'ratio', path })
    else if (leastEnd(header) > end.from) faults.push({ kind: 'unreadable', path })
    else found.push(header)
    names.add(key)
  }
  if (all > bounds.allBytes) faults.push({ kind: 'too-large' })
  // Where each has to end: where the next one begins.
  const limits = new Map<Header, number>()
  found
    .toSorted((a, b) => a.offset - b.offset)
    .forEach((header, nth, sorted) => {
      const next = sorted[nth + 1]
      if (next && leastEnd(header) > next.offset) faults.push({ kind: 'overlap', path: next.path })
      limits.set(header, next?.offset ?? end.from)
    })
  if (faults.length > 0) return { faults }
  return {
    entries: found.map((header) => ({
      path: header.path,
      size: header.size,
      read: () => readEntry(zip, header, limits.get(header) ?? end.from),
    })),
  }
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const bytesOf = async (zip: ZipSource, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> => {
  try {
    return new Uint8Array(await zip.slice(from, to).arrayBuffer())
  } catch (cause) {
    throw new Problem('file-unreadable', 'a zip', { cause })
  }
}

/** What the end of a zip says of its list: where it begins, its size in bytes, and how many files are in it. */
const readEnd = async (zip: ZipSource): Promise<{ from: number; size: number; count: number } | undefined> => {
  const start = Math.max(0, zip.size - TAIL)
  const tail = await bytesOf(zip, start, zip.size)
  const view = viewOf(tail)
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== END || at + 22 + view.getUint16(at + 20, true) !== tail.length) continue
    const from = view.getUint32(at + 16, true)
    const size = start + at - from
    return size < 0 ? undefined : { from, size, count: view.getUint16(at + 10, true) }
  }
  return undefined
}

/** Where a file ends at the earliest. */
const leastEnd = ({ offset, packed }: Header): number => offset + LOCAL_HEADER + packed

type Header = ReturnType<typeof readHeader>

const readHeader = (view: DataView, list: Uint8Array, at: number) => {
  const nameLength = view.getUint16(at + 28, true)
  const length = 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  const madeBy = view.getUint8(at + 5)
  const mode = view.getUint32(at + 38, true) >>> 16
  return {
    path: nameOf(list.subarray(at + 46, at + 46 + nameLength)),
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

/** `limit`: where it must have ended. */
const readEntry = async (zip: ZipSource, { offset, packed, method, size }: Header, limit: number) => {
  const to = Math.min(limit, offset + LOCAL_HEADER + LOCAL_FIELDS + packed)
  const bytes = await bytesOf(zip, offset, to)
  const view = viewOf(bytes)
  if (bytes.length < LOCAL_HEADER || view.getUint32(0, true) !== LOCAL) throw new Error('no file begins there')
  const from = LOCAL_HEADER + view.getUint16(26, true) + view.getUint16(28, true)
  if (from + packed > bytes.length) throw new Error('a file that lies over another')
  return unpack(bytes.subarray(from, from + packed), method, size)
}

const unpack = (packed: Uint8Array<ArrayBuffer>, method: number, size: number): Uint8Array<ArrayBuffer> => {
  const bytes = method === 0 ? packed.slice() : inflateBounded(packed, size)
  if (bytes.length !== size) throw new Error('unpacks to another size than it says')
  return bytes
}
