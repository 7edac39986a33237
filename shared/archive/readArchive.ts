import * as z from 'zod'
import { fromBase64url } from '../crypto/base64url'
import { fromUtf8 } from '../crypto/bytes'
import type { Content } from '../contents/words'
import type { DocId, RoomId } from '../protocol/ids'
import { isDocId, isHash } from '../protocol/ids'
import { Problem } from '../protocol/problem'
import type { ZipEntry, ZipSource } from './readZip'
import { archiveBounds, readZip } from './readZip'
import { ROOM_JSON_VERSION } from './roomJson'

/** What an archive holds for Snug, each part unpacked when it is asked for. Nothing of it has been checked by whom it is from. */
export type ReadArchive = {
  readonly room: RoomId
  readonly name: string
  /** Milliseconds since 1970. */
  readonly exportedAt: number
  /** The ledger, then the conversation from its beginning, then notes: each makes sense of what follows. */
  readonly documents: readonly { readonly doc: DocId; read(): Promise<Uint8Array<ArrayBuffer>> }[]
  /** A month's words each, or some of them. */
  readonly contents: readonly { read(): Promise<Iterable<readonly Content[]>> }[]
}

const ROOM = 'room.json'
const ROOM_BYTES = 512 * 1024 ** 2
const DOCUMENT = /^documents\/(.+)\.yjs$/
const CONTENTS = /^contents\/[^/]+\.jsonl$/
/** A line holds one message's words, at most 64 KiB of them. */
const LINE_BYTES = 128 * 1024
/** Words handed over at once. */
const AT_ONCE = 500
const NEWLINE = 10

const headSchema = z.object({
  format: z.literal('snug-room'),
  version: z.int().positive(),
  exportedAt: z.iso.datetime(),
  room: z.object({ id: z.string().refine(isHash), name: z.string() }),
})
const lineSchema = z.object({ hash: z.string().refine(isHash), bytes: z.string() })

/**
 * Reads a zip as a room's archive. Throws Problem `archive-none` for what is none, `archive-newer` for one of a later version than this
 * one knows, `archive-unsound` for one whose parts are not what they should be, `file-unreadable`.
 */
export const readArchive = async (zip: ZipSource, bounds = archiveBounds): Promise<ReadArchive> => {
  const read = await readZip(zip, bounds)
  if ('faults' in read) throw new Problem('archive-none', read.faults[0]?.kind)
  const entries = new Map(read.entries.map((entry) => [entry.path, entry]))
  const head = await readHead(entries.get(ROOM))
  const documents = read.entries.flatMap((entry) => {
    const doc = DOCUMENT.exec(entry.path)?.[1]
    return doc !== undefined && isDocId(doc) ? [{ doc, read: () => entry.read() }] : []
  })
  return {
    room: head.room.id as unknown as RoomId,
    name: head.room.name,
    exportedAt: Date.parse(head.exportedAt),
    documents: documents.sort((a, b) => rank(a.doc) - rank(b.doc) || (a.doc < b.doc ? -1 : 1)),
    contents: read.entries
      .filter(({ path }) => CONTENTS.test(path))
      .map((entry) => ({ read: async () => contentsIn(await entry.read()) })),
  }
}

const rank = (doc: DocId): number => (doc === 'ledger' ? 0 : doc.startsWith('talk/') ? 1 : 2)

const readHead = async (entry: ZipEntry | undefined): Promise<z.infer<typeof headSchema>> => {
  if (!entry || entry.size > ROOM_BYTES) throw new Problem('archive-none', 'no room.json')
  let head: z.infer<typeof headSchema>
  try {
    head = headSchema.parse(JSON.parse(fromUtf8(await entry.read())))
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw new Problem('archive-none', 'a room.json that is none', { cause })
  }
  if (head.version > ROOM_JSON_VERSION) throw new Problem('archive-newer', `version ${head.version}`)
  return head
}

/** The words of a file, some hundred at a time: it may be larger than any text can be. */
function* contentsIn(file: Uint8Array<ArrayBuffer>): Iterable<readonly Content[]> {
  let some: Content[] = []
  for (let from = 0; from < file.length;) {
    const end = file.indexOf(NEWLINE, from)
    const to = end === -1 ? file.length : end
    if (to - from > LINE_BYTES) throw new Problem('archive-unsound', 'words that are too long')
    if (to > from) some.push(contentOf(file.subarray(from, to)))
    if (some.length === AT_ONCE) {
      yield some
      some = []
    }
    from = to + 1
  }
  if (some.length > 0) yield some
}

const contentOf = (line: Uint8Array): Content => {
  try {
    const { hash, bytes } = lineSchema.parse(JSON.parse(fromUtf8(line)))
    return { hash, bytes: fromBase64url(bytes) }
  } catch (cause) {
    throw new Problem('archive-unsound', 'words that can’t be read', { cause })
  }
}
