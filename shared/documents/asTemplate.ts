import type { NoteBlock } from './noteContent'

/** A note's blocks to begin another note with: nothing in them is done yet. */
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
    default:
      return block
  }
}
