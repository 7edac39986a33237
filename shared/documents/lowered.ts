import type { HeadingLevel, NoteBlock } from './noteContent'

/** How many levels of headings there are. */
const DEEPEST = 6

/** Blocks with their headings so many levels further down: they stand in a page that has a title of its own. */
export const lowered = (blocks: readonly NoteBlock[], by: number): readonly NoteBlock[] =>
  blocks.map((block) => {
    if (block.kind === 'heading') return { ...block, level: levelOf(block.level + by) }
    return block.kind === 'quote' || block.kind === 'unknown' ? { ...block, blocks: lowered(block.blocks, by) } : block
  })

/** The same, so that the highest of the headings stands at that level, whichever the writer began with. */
export const loweredTo = (blocks: readonly NoteBlock[], top: HeadingLevel): readonly NoteBlock[] => {
  const levels = blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : []))
  return levels.length > 0 ? lowered(blocks, top - Math.min(...levels)) : blocks
}

const levelOf = (level: number): HeadingLevel => Math.max(1, Math.min(level, DEEPEST)) as HeadingLevel
