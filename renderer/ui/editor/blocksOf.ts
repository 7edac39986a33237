import type { NoteBlock } from '#shared/documents/noteContent'
import { plain } from '#shared/documents/noteContent'
import { parseMarkdown } from './parseMarkdown'

/** Markdown that somebody else wrote, as blocks: what is nested beyond reading is shown as it was typed. */
export const blocksOf = (markdown: string): readonly NoteBlock[] => {
  try {
    return parseMarkdown(markdown)
  } catch {
    console.warn('Markdown is shown as it was typed: it is nested beyond reading.')
    return [{ kind: 'paragraph', inline: [plain(markdown)] }]
  }
}
