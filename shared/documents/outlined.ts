import type { HeadingLevel, NoteBlock, NoteCell, NoteItem } from './noteContent'

/** Texts that stand one after the other on a page. `opens`: under a title of its own, one level above its highest headings. */
export type Outlining = { readonly blocks: readonly NoteBlock[]; readonly opens?: boolean }

/** How many levels of headings there are. */
const DEEPEST = 6

/**
 * Texts with their headings so that the page they stand on has an outline: those of a piece that opens a part stand below its title, the
 * others begin at the level `first`; whichever a writer began with, and whatever stood before, none is more than one level below the one
 * that it belongs to. Those that were of one level are of one level still where they have the same above them.
 */
export const outlined = (pieces: readonly Outlining[], first: HeadingLevel): readonly (readonly NoteBlock[])[] => {
  let place = createPlacing(first)
  return pieces.map(({ blocks, opens }) => {
    if (!opens) return placed(blocks, place)
    // What comes after it is no part of it.
    place = createPlacing(first)
    return placed(blocks, createPlacing(first + 1))
  })
}

type Placing = (level: HeadingLevel) => HeadingLevel

/** Says at which level the next heading stands, by those that are open above it. */
const createPlacing = (first: number): Placing => {
  let above: readonly number[] = []
  return (level) => {
    above = [...above.filter((one) => one < level), level]
    return Math.min(first + above.length - 1, DEEPEST) as HeadingLevel
  }
}

const placed = (blocks: readonly NoteBlock[], place: Placing): readonly NoteBlock[] =>
  blocks.map((block): NoteBlock => {
    const inItem = <Item extends NoteItem>(item: Item): Item => ({ ...item, blocks: placed(item.blocks, place) })
    switch (block.kind) {
      case 'heading':
        return { ...block, level: place(block.level) }
      case 'quote':
      case 'unknown':
        return { ...block, blocks: placed(block.blocks, place) }
      case 'bullets':
      case 'numbers':
        return { ...block, items: block.items.map(inItem) }
      case 'tasks':
        return { ...block, items: block.items.map(inItem) }
      case 'table': {
        const inCell = (cell: NoteCell): NoteCell => ({ ...cell, blocks: placed(cell.blocks, place) })
        return { ...block, rows: block.rows.map((row) => row.map(inCell)) }
      }
      case 'paragraph':
      case 'code':
      case 'rule':
        return block
    }
  })
