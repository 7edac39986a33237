import type { NoteBlock, NoteContent } from '#shared/documents/noteContent'
import { wordsOf } from '#shared/documents/noteContent'

/** Everything that a note says, as plain text: a line for each of its paragraphs. The title is not in it. */
export const noteText = ({ blocks }: NoteContent): string => blocks.flatMap(linesOf).join('\n')

const linesOf = (block: NoteBlock): readonly string[] => {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [wordsOf(block.inline)]
    case 'code':
      return [block.text]
    case 'quote':
    case 'unknown':
      return block.blocks.flatMap(linesOf)
    case 'bullets':
    case 'numbers':
    case 'tasks':
      return block.items.flatMap(({ blocks }) => blocks.flatMap(linesOf))
    case 'table':
      return block.rows.map((cells) => cells.flatMap(({ blocks }) => blocks.flatMap(linesOf)).join(' · '))
    case 'rule':
      return []
  }
}
