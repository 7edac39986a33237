import type { NoteBlock, NoteInline, NoteText } from './noteContent'

/** A note's blocks to begin another note with: nothing in them is done yet, and nobody has commented on them. */
export const asTemplate = (blocks: readonly NoteBlock[]): NoteBlock[] => blocks.map(undone)

const undone = (block: NoteBlock): NoteBlock => {
  switch (block.kind) {
    case 'quote':
    case 'unknown':
      return { ...block, blocks: asTemplate(block.blocks) }
    case 'bullets':
    case 'numbers':
      return { ...block, items: block.items.map((item) => ({ ...item, blocks: asTemplate(item.blocks) })) }
    case 'tasks':
      return { ...block, items: block.items.map(({ blocks }) => ({ done: false, blocks: asTemplate(blocks) })) }
    case 'table':
      return {
        ...block,
        rows: block.rows.map((cells) => cells.map((cell) => ({ ...cell, blocks: asTemplate(cell.blocks) }))),
      }
    case 'paragraph':
    case 'heading':
      return { ...block, inline: block.inline.map(uncommented) }
    case 'code':
      return { kind: 'code', language: block.language, text: block.text }
    case 'rule':
      return block
  }
}

const uncommented = (one: NoteInline): NoteInline => (one.kind === 'text' ? withoutComments(one) : one)

const withoutComments = ({ comments: _, ...words }: NoteText): NoteText => words
