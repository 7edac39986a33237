import { escapeHtml } from './escapeHtml'
import type { NoteBlock, NoteCell, NoteInline, NoteText } from './noteContent'

/** What a checkbox is called by ear, in the language of the page. */
export type BoxNames = { readonly done: string; readonly open: string }

/**
 * A note's blocks as HTML: no script, no style, no class, nothing that loads. Headings begin at the second level: the
 * first is the note's title.
 */
export const noteHtml = (blocks: readonly NoteBlock[], boxes: BoxNames): string =>
  blocks.map((block) => blockHtml(block, boxes)).join('\n')

const blockHtml = (block: NoteBlock, boxes: BoxNames): string => {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inlineHtml(block.inline)}</p>`
    case 'heading': {
      const level = Math.min(block.level + 1, 6)
      return `<h${level}>${inlineHtml(block.inline)}</h${level}>`
    }
    case 'code':
      return `<pre><code>${escapeHtml(block.text)}</code></pre>`
    case 'quote':
      return `<blockquote>\n${noteHtml(block.blocks, boxes)}\n</blockquote>`
    case 'bullets':
      return `<ul>\n${block.items.map((item) => `<li>${itemHtml(item.blocks, boxes)}</li>`).join('\n')}\n</ul>`
    case 'numbers': {
      const start = block.start === 1 ? '' : ` start="${block.start}"`
      return `<ol${start}>\n${block.items.map((item) => `<li>${itemHtml(item.blocks, boxes)}</li>`).join('\n')}\n</ol>`
    }
    case 'tasks':
      return `<ul role="list">\n${block.items.map((item) => `<li>${box(item.done, boxes)} ${itemHtml(item.blocks, boxes)}</li>`).join('\n')}\n</ul>`
    case 'table':
      return tableHtml(block.rows, boxes)
    case 'rule':
      return '<hr>'
    case 'unknown':
      return `<div>\n${noteHtml(block.blocks, boxes)}\n</div>`
  }
}

/** A checkbox as a character: readable in print, by ear, and without any form. */
const box = (done: boolean, boxes: BoxNames): string =>
  `<span role="img" aria-label="${escapeHtml(done ? boxes.done : boxes.open)}">${done ? '\u2611' : '\u2610'}</span>`

/** An item of one line needs no paragraph around it. */
const itemHtml = (blocks: readonly NoteBlock[], boxes: BoxNames): string => {
  const [first, ...more] = blocks
  if (first?.kind !== 'paragraph') return noteHtml(blocks, boxes)
  const rest = more.length > 0 ? `\n${noteHtml(more, boxes)}\n` : ''
  return `${inlineHtml(first.inline)}${rest}`
}

const tableHtml = (rows: readonly (readonly NoteCell[])[], boxes: BoxNames): string =>
  `<table>\n${rows.map((row) => `<tr>${row.map((cell) => cellHtml(cell, boxes)).join('')}</tr>`).join('\n')}\n</table>`

const cellHtml = (cell: NoteCell, boxes: BoxNames): string => {
  const tag = cell.header ? 'th' : 'td'
  const spans = `${cell.colspan > 1 ? ` colspan="${cell.colspan}"` : ''}${cell.rowspan > 1 ? ` rowspan="${cell.rowspan}"` : ''}`
  const align = cell.align ? ` align="${cell.align}"` : ''
  return `<${tag}${spans}${align}>${itemHtml(cell.blocks, boxes)}</${tag}>`
}

const inlineHtml = (inline: readonly NoteInline[]): string =>
  inline.map((one) => (one.kind === 'break' ? '<br>' : textHtml(one))).join('')

const textHtml = (one: NoteText): string => {
  let html = escapeHtml(one.text)
  if (one.code) html = `<code>${html}</code>`
  if (one.strike) html = `<s>${html}</s>`
  if (one.italic) html = `<em>${html}</em>`
  if (one.bold) html = `<strong>${html}</strong>`
  return one.link === undefined ? html : `<a href="${escapeHtml(one.link)}" rel="noopener noreferrer">${html}</a>`
}
