import { markdownInline } from './markdownInline'
import { codeSpan } from './markdownText'
import type { NoteBlock, NoteCell, NoteInline } from './noteContent'

const MOST_COLUMNS = 256

/**
 * A table as GitHub's Markdown has it. Its first row is always a header there: a table without one gets an empty one.
 * Cells that span others leave the others empty.
 */
export const markdownTable = (rows: readonly (readonly NoteCell[])[]): string => {
  const grid = layOut(rows)
  const width = Math.max(1, ...grid.map((row) => row.length))
  const [top, ...rest] = grid
  const hasHeader = rows[0]?.every(({ header }) => header) === true && rows[0].length > 0
  const header = hasHeader && top ? top : []
  const lines = (hasHeader ? rest : grid).map((row) => line(row, width))
  const aligned = top ?? []
  const rule = Array.from({ length: width }, (_, at) => RULES[aligned[at]?.align ?? 'none'])
  return [line(header, width), `| ${rule.join(' | ')} |`, ...lines].join('\n')
}

const RULES = { none: '---', left: ':--', center: ':-:', right: '--:' } as const

type Place = { readonly text: string; readonly align: NoteCell['align'] }

const line = (row: readonly (Place | undefined)[], width: number): string =>
  `| ${Array.from({ length: width }, (_, at) => row[at]?.text ?? '').join(' | ')} |`

/** Every cell at its column, spans taken into account. */
const layOut = (rows: readonly (readonly NoteCell[])[]): (Place | undefined)[][] => {
  const grid: (Place | undefined)[][] = rows.map(() => [])
  const taken = new Set<string>()
  for (const [y, row] of rows.entries()) {
    let x = 0
    for (const cell of row) {
      while (taken.has(`${x} ${y}`)) x += 1
      if (x >= MOST_COLUMNS) break
      const own = grid[y]
      if (own) own[x] = { text: cellMarkdown(cell.blocks), align: cell.align }
      for (let down = 0; down < Math.min(cell.rowspan, rows.length - y); down += 1) {
        for (let right = 0; right < cell.colspan; right += 1) {
          taken.add(`${x + right} ${y + down}`)
          const spanned = grid[y + down]
          if (spanned && spanned.length <= x + right) spanned.length = x + right + 1
        }
      }
    }
  }
  return grid
}

/** A cell is one line: its blocks are told apart by breaks. */
const cellMarkdown = (blocks: readonly NoteBlock[]): string =>
  cellLines(blocks)
    .filter((text) => text !== '')
    .join('<br>')
    .replaceAll('|', '\\|')

const cellLines = (blocks: readonly NoteBlock[]): string[] =>
  blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
        return [inCell(block.inline)]
      case 'code':
        return block.text.split('\n').map((text) => codeSpan(text).trim())
      case 'quote':
      case 'unknown':
        return cellLines(block.blocks)
      case 'bullets':
      case 'numbers':
        return block.items.map((item) => `• ${cellLines(item.blocks).join('<br>')}`)
      case 'tasks':
        return block.items.map((item) => `${item.done ? '☑' : '☐'} ${cellLines(item.blocks).join('<br>')}`)
      case 'table':
        return block.rows.flatMap((row) => row.flatMap((cell) => cellLines(cell.blocks)))
      case 'rule':
        return []
    }
  })

/** Marks go on between two breaks only: each line stands for itself. */
const inCell = (inline: readonly NoteInline[]): string => {
  const lines: NoteInline[][] = [[]]
  for (const one of inline) {
    if (one.kind === 'break') lines.push([])
    else lines.at(-1)?.push(one)
  }
  return lines.map((text) => markdownInline(text).trim()).join('<br>')
}
