import type { NoteBlock, NoteInline } from './noteContent'

/** What stands in a note line by line, however deep in lists, quotes and tables; of code only what is commented on, as one line. */
export const linesIn = (blocks: readonly NoteBlock[]): readonly (readonly NoteInline[])[] => blocks.flatMap(inBlock)

const inBlock = (block: NoteBlock): readonly (readonly NoteInline[])[] => {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [block.inline]
    case 'quote':
    case 'unknown':
      return linesIn(block.blocks)
    case 'bullets':
    case 'numbers':
    case 'tasks':
      return block.items.flatMap(({ blocks }) => linesIn(blocks))
    case 'table':
      return block.rows.flatMap((cells) => cells.flatMap(({ blocks }) => linesIn(blocks)))
    case 'code':
      return block.pieces ? [block.pieces] : []
    case 'rule':
      return []
  }
}
