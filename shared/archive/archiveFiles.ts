import { toBase64url } from '../crypto/base64url'
import { utf8 } from '../crypto/bytes'
import { noteMarkdown } from '../documents/noteMarkdown'
import { createArchiveContext } from './archiveContext'
import type { ArchiveContent, ArchiveFile, ArchiveInput } from './archiveInput'
import { editionPage } from './editionPage'
import { indexPage } from './indexPage'
import { gatherThreads, monthPage } from './monthPage'
import { notePage } from './notePage'
import { roomJson } from './roomJson'

/** Every file of an archive but its manifest, one after the other: a page is written when it is asked for. */
export function* archiveFiles(input: ArchiveInput): Generator<ArchiveFile> {
  const context = createArchiveContext(input)
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
  for (const { path, read } of context.attached.all()) {
    const bytes = read()
    if (bytes) yield { path, bytes }
  }
  yield { path: 'room.json', bytes: utf8(roomJson(context)) }
  for (const { doc, binary } of input.documents) yield { path: `documents/${doc}.yjs`, bytes: binary }
  for (const [month, contents] of byMonth(input.contents)) {
    for (const [nth, some] of inFiles(contents).entries()) {
      const name = nth === 0 ? month : `${month}-${nth + 1}`
      yield { path: `contents/${name}.jsonl`, bytes: utf8(some.map(contentLine).join('')) }
    }
  }
}

/** Words in one file, in bytes: files lie among them, of which a month may have more than one text, or one file of a zip, can be. */
const FILE_BYTES = 32 * 1024 ** 2

const inFiles = (contents: readonly ArchiveContent[]): readonly (readonly ArchiveContent[])[] => {
  const files: ArchiveContent[][] = []
  let size = 0
  for (const content of contents) {
    size += content.bytes.length
    const last = files.at(-1)
    if (last && size <= FILE_BYTES) last.push(content)
    else {
      files.push([content])
      size = content.bytes.length
    }
  }
  return files
}

/** Together by month, since a plain zip holds at most 65,535 files and a room may hold more messages. */
const contentLine = ({ hash, bytes }: ArchiveContent): string =>
  `${JSON.stringify({ hash, bytes: toBase64url(bytes) })}\n`

const byMonth = (contents: readonly ArchiveContent[]): Map<string, ArchiveContent[]> => {
  const months = new Map<string, ArchiveContent[]>()
  for (const content of contents) {
    const month = months.get(content.month) ?? []
    months.set(content.month, month)
    month.push(content)
  }
  return months
}
