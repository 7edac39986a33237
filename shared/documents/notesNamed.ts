import type { NoteId } from '../protocol/ids'
import type { NoteBlock, NoteInline } from './noteContent'

/** The notes that a note links to, each once, in the order in which they are named. */
export const notesNamed = (blocks: readonly NoteBlock[]): readonly NoteId[] => [...new Set(blocks.flatMap(inBlock))]

const inBlock = (block: NoteBlock): readonly NoteId[] => {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return inLine(block.inline)
    case 'quote':
    case 'unknown':
      return block.blocks.flatMap(inBlock)
    case 'bullets':
    case 'numbers':
    case 'tasks':
      return block.items.flatMap(({ blocks }) => blocks.flatMap(inBlock))
    case 'table':
      return block.rows.flatMap((cells) => cells.flatMap(({ blocks }) => blocks.flatMap(inBlock)))
    case 'code':
    case 'rule':
      return []
  }
}

const inLine = (inline: readonly NoteInline[]): readonly NoteId[] =>
  inline.flatMap((one) => (one.kind === 'note' ? [one.note] : []))
