import type { NoteBlock, NoteContent, NoteItem } from '#shared/documents/noteContent'
import { wordsOf } from '#shared/documents/noteContent'

/** One line of a note as its history compares it: its words, and what they are. */
export type Line = {
  readonly kind: 'title' | 'paragraph' | 'heading' | 'item' | 'quote' | 'code' | 'row' | 'rule'
  /** Of a heading; of what is in lists or quotes, how deep in them. */
  readonly level: number
  /** What stands before an item. */
  readonly sign: string
  readonly words: string
}

/** Between the cells of a row. */
export const BETWEEN = ' \u2502 '

/** A note line by line, its title first. */
export const linesOf = ({ title, blocks }: Pick<NoteContent, 'title' | 'blocks'>): readonly Line[] => [
  { kind: 'title', level: 0, sign: '', words: title },
  ...inBlocks(blocks, 0),
]

const inBlocks = (blocks: readonly NoteBlock[], depth: number): readonly Line[] =>
  blocks.flatMap((block) => inBlock(block, depth))

const inBlock = (block: NoteBlock, depth: number): readonly Line[] => {
  const line = (kind: Line['kind'], words: string, level = depth): Line => ({ kind, level, sign: '', words })
  switch (block.kind) {
    case 'paragraph':
      return [line('paragraph', wordsOf(block.inline))]
    case 'heading':
      return [line('heading', wordsOf(block.inline), block.level)]
    case 'code':
      return block.text.split('\n').map((text) => line('code', text))
    case 'quote':
      return inBlocks(block.blocks, depth + 1).map((one) =>
        one.kind === 'paragraph' ? { ...one, kind: 'quote' } : one,
      )
    case 'bullets':
      return block.items.flatMap((item) => inItem(item, '\u2022', depth))
    case 'numbers':
      return block.items.flatMap((item, at) => inItem(item, `${block.start + at}.`, depth))
    case 'tasks':
      return block.items.flatMap((item) => inItem(item, item.done ? '\u2611' : '\u2610', depth))
    case 'table':
      return block.rows.map((cells) =>
        line(
          'row',
          cells
            .map((cell) =>
              inBlocks(cell.blocks, 0)
                .map(({ words }) => words)
                .join(' '),
            )
            .join(BETWEEN),
        ),
      )
    case 'rule':
      return [line('rule', '')]
    case 'unknown':
      return inBlocks(block.blocks, depth)
  }
}

const inItem = ({ blocks }: NoteItem, sign: string, depth: number): readonly Line[] => {
  const [first, ...rest] = inBlocks(blocks, depth + 1)
  const own: Line = { kind: 'item', level: depth + 1, sign, words: first?.kind === 'paragraph' ? first.words : '' }
  return first && first.kind !== 'paragraph' ? [own, first, ...rest] : [own, ...rest]
}
