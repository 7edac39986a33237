import type { Content } from '../contents/words'
import { toBase64url } from '../crypto/base64url'
import { utf8 } from '../crypto/bytes'
import { noteMarkdown } from '../documents/noteMarkdown'
import type { Hash } from '../protocol/ids'
import { createArchiveContext } from './archiveContext'
import type { ArchiveContent, ArchiveFile, ArchiveInput } from './archiveInput'
import { nameAttached } from './attached'
import { editionPage } from './editionPage'
import { indexPage } from './indexPage'
import { gatherThreads, monthPage } from './monthPage'
import { notePage } from './notePage'
import { roomJson } from './roomJson'

/** Every file of an archive but its manifest, one after the other: a page is written, and words are read, when it is asked for. */
export async function* archiveFiles(input: ArchiveInput): AsyncGenerator<ArchiveFile> {
  const context = createArchiveContext(input, await nameAttached(input))
  const threads = gatherThreads(context)

  yield { path: 'index.html', bytes: utf8(indexPage(context)) }
  for (const month of context.months)
    yield { path: `conversation/${month}.html`, bytes: utf8(monthPage(context, month, threads)) }
  for (const named of context.notes) {
    yield { path: `notes/${named.name}.html`, bytes: utf8(notePage(context, named)) }
    yield { path: `notes/${named.name}.md`, bytes: utf8(noteMarkdown(named.note)) }
  }
  for (const named of context.editions)
    yield { path: `editions/${named.name}.html`, bytes: utf8(editionPage(context, named)) }
  yield* context.attached.files()
  yield { path: 'room.json', bytes: utf8(roomJson(context)) }
  for (const { doc, binary } of input.documents) yield { path: `documents/${doc}.yjs`, bytes: binary }
  for (const [month, hashes] of byMonth(input.contents)) {
    let nth = 0
    for await (const bytes of inFiles(input.read(hashes))) {
      nth += 1
      yield { path: `contents/${nth === 1 ? month : `${month}-${nth}`}.jsonl`, bytes }
    }
  }
}

/** Words in one file, in bytes: files lie among them, and who writes or reads an archive has one file of it in memory, in several forms. */
const FILE_BYTES = 4 * 1024 ** 2

async function* inFiles(contents: AsyncIterable<Content>): AsyncGenerator<ArchiveFile['bytes']> {
  let lines = ''
  let size = 0
  for await (const content of contents) {
    if (size > 0 && size + content.bytes.length > FILE_BYTES) {
      const file = utf8(lines)
      // Before it is packed: its text is not kept beside it.
      lines = ''
      size = 0
      yield file
    }
    lines += contentLine(content)
    size += content.bytes.length
  }
  if (size > 0) yield utf8(lines)
}

/** Together by month, since a plain zip holds at most 65,535 files and a room may hold more messages. */
const contentLine = ({ hash, bytes }: Content): string => `${JSON.stringify({ hash, bytes: toBase64url(bytes) })}\n`

const byMonth = (contents: readonly ArchiveContent[]): Map<string, Hash[]> => {
  const months = new Map<string, Hash[]>()
  for (const { month, hash } of contents) {
    const hashes = months.get(month) ?? []
    months.set(month, hashes)
    hashes.push(hash)
  }
  return months
}
