import { fillNote } from '#shared/documents/fillNote'
import type { NoteBlock } from '#shared/documents/noteContent'
import { wordsOf } from '#shared/documents/noteContent'
import type { NoteId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import { Problem } from '#shared/protocol/problem'
import { foundNote } from './foundNote'
import type { House } from './house'
import { currentSession } from './house'

/** Characters of Markdown: as Yjs text it stays well below what a note may hold. */
const MOST = 1_000_000

/**
 * Founds a note from a Markdown file's text. A first heading that only repeats the title is left out. Throws Problem
 * `note-import` when the text is too long or nested beyond reading, before anything is founded; else as foundNote.
 */
export const importNote =
  (house: House) =>
  async (as: { readonly title: string; readonly markdown: string }): Promise<NoteId> => {
    const blocks = withoutTitle(await read(as.markdown), as.title)
    const note = await foundNote(house)(as.title)
    const open = await currentSession(house).replica.openNote(note)
    try {
      fillNote(open.doc, blocks)
    } finally {
      await open.close()
    }
    return note
  }

const read = async (markdown: string): Promise<NoteBlock[]> => {
  if (markdown.length > MOST || markdown.includes('\0'))
    throw new Problem('note-import', `${markdown.length} characters`)
  // The parser is large, and only some ever need it.
  const { parseMarkdown } = await import('../ui/editor/parseMarkdown')
  try {
    return parseMarkdown(markdown)
  } catch (error) {
    throw new Problem('note-import', 'the Markdown cannot be read', { cause: error })
  }
}

const withoutTitle = (blocks: NoteBlock[], title: string): NoteBlock[] => {
  const [first, ...rest] = blocks
  const repeats =
    first?.kind === 'heading' &&
    first.level === 1 &&
    wordsOf(first.inline).trim().slice(0, limits.noteTitle) === title.trim()
  return repeats ? rest : blocks
}
