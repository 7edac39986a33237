import { wordsOf } from '#shared/documents/noteContent'
import { limits } from '#shared/protocol/limits'
import { Problem } from '#shared/protocol/problem'
import { parseMarkdown } from '../../ui/editor/parseMarkdown'

/** Bytes: no file that is larger can become a note, so it need not be read into memory. */
const MOST = limits.noteBytes
/** Characters of a first line that are looked at. */
const LINE = 1_000

/** A Markdown file's text and what to call it. Throws Problem `note-import` when it is too large. */
export const readMarkdownFile = async (file: File): Promise<{ readonly title: string; readonly markdown: string }> => {
  if (file.size > MOST) throw new Problem('note-import', `${file.size} bytes`)
  const markdown = await file.text()
  return { title: titleOf(file.name, markdown), markdown }
}

/** What a Markdown file calls itself: the heading that it begins with, else its name without the ending. */
export const titleOf = (name: string, markdown: string): string => {
  const [line = ''] = markdown
    .replace(/^\ufeff/, '')
    .trimStart()
    .split(/\r?\n/, 1)
  const [block] = parseMarkdown(line.slice(0, LINE))
  const heading = block?.kind === 'heading' && block.level === 1 ? wordsOf(block.inline).trim() : ''
  const title = heading || name.replace(/(?<=.)\.[^.]*$/, '').trim() || name
  return title.slice(0, limits.noteTitle)
}
