import type { NoteBlock, NoteInline, NoteText } from './noteContent'

/** A note's blocks to begin another note with: nothing in them is done yet, and nobody has commented on them. */
export const asTemplate = (blocks: readonly NoteBlock[]): NoteBlock[] => copied(blocks, () => false)

/** A note's blocks for another room: what is done is done, and the comments, which are not there, are left out. */
export const asCopy = (blocks: readonly NoteBlock[]): NoteBlock[] => copied(blocks, (done) => done)

type Done = (done: boolean) => boolean
const copied = (blocks: readonly NoteBlock[], isDone: Done): NoteBlock[] =>
  blocks.map((block) => copiedBlock(block, isDone))

const copiedBlock = (block: NoteBlock, isDone: Done): NoteBlock => {
  const inside = (blocks: readonly NoteBlock[]): NoteBlock[] => copied(blocks, isDone)
  switch (block.kind) {
    case 'quote':
    case 'unknown':
      return { ...block, blocks: inside(block.blocks) }
    case 'bullets':
    case 'numbers':
      return { ...block, items: block.items.map((item) => ({ ...item, blocks: inside(item.blocks) })) }
    case 'tasks':
      return {
        ...block,
        items: block.items.map(({ done, blocks }) => ({ done: isDone(done), blocks: inside(blocks) })),
      }
    case 'table':
      return {
        ...block,
        rows: block.rows.map((cells) => cells.map((cell) => ({ ...cell, blocks: inside(cell.blocks) }))),
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
