import type { HeadingLevel, NoteBlock, NoteCell, NoteItem } from './noteContent'

/** Texts that stand one after the other on a page. `opens`: under a title of its own, one level above its highest headings. */
export type Outlining = { readonly blocks: readonly NoteBlock[]; readonly opens?: boolean }

/** A text as it stands on the page. `title`: the level of its title, or of one that it could have. */
export type Outlined = { readonly blocks: readonly NoteBlock[]; readonly title: HeadingLevel }

/** How many levels of headings there are. */
const DEEPEST = 6

/**
 * Texts with their headings so that the page they stand on has an outline. Headings begin at the level `first`; whichever a writer
 * began with, and whatever stood before, none is more than one level below the one that it belongs to. Those that were of one level are
 * of one level still where they have the same above them. A piece that opens a part belongs, as all pieces do, to the heading that it
 * stands under; what comes after it is no part of it, and goes on as if it were not there.
 */
export const outlined = (pieces: readonly Outlining[], first: HeadingLevel): readonly Outlined[] => {
  const around = createPlacing(first)
  return pieces.map(({ blocks, opens }) => {
    const title = around.below()
    return { title, blocks: placed(blocks, opens ? createPlacing(title + 1).of : around.of) }
  })
}

type Placing = {
  /** At which level the next heading stands, by those that are open above it. */
  of(level: HeadingLevel): HeadingLevel
  /** At which level something stands that belongs to all that are open. */
  below(): HeadingLevel
}

const createPlacing = (first: number): Placing => {
  let above: readonly number[] = []
  const at = (level: number): HeadingLevel => Math.min(level, DEEPEST) as HeadingLevel
  return {
    of: (level) => {
      above = [...above.filter((one) => one < level), level]
      return at(first + above.length - 1)
    },
    below: () => at(first + above.length),
  }
}

const placed = (blocks: readonly NoteBlock[], place: Placing['of']): readonly NoteBlock[] =>
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
