import { escapeHtml } from './escapeHtml'
import type { NoteId } from '../protocol/ids'
import type { HeadingLevel, NoteBlock, NoteCell, NoteInline, NoteReference, NoteText } from './noteContent'

/** `done`, `open`: what a checkbox is called by ear, in the language of the page. */
export type PageWords = {
  readonly done: string
  readonly open: string
  /** The page of a note that is linked to; undefined for one that has none. */
  pageOf(note: NoteId): { readonly title: string; readonly href: string } | undefined
}

/**
 * A note's blocks as HTML: no script, no style, no class, nothing that loads. Headings begin at the second level: the
 * first is the note's title.
 */
export const noteHtml = (blocks: readonly NoteBlock[], words: PageWords): string =>
  blocks.map((block) => blockHtml(block, words)).join('\n')

/** A heading’s element, one level below the title of the page. */
export const headingTag = (level: HeadingLevel): string => `h${Math.min(level + 1, 6)}`

const blockHtml = (block: NoteBlock, words: PageWords): string => {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inlineHtml(block.inline, words)}</p>`
    case 'heading': {
      const tag = headingTag(block.level)
      return `<${tag}>${inlineHtml(block.inline, words)}</${tag}>`
    }
    case 'code':
      return `<pre><code>${escapeHtml(block.text)}</code></pre>`
    case 'quote':
      return `<blockquote>\n${noteHtml(block.blocks, words)}\n</blockquote>`
    case 'bullets':
      return `<ul>\n${block.items.map((item) => `<li>${itemHtml(item.blocks, words)}</li>`).join('\n')}\n</ul>`
    case 'numbers': {
      const start = block.start === 1 ? '' : ` start="${block.start}"`
      return `<ol${start}>\n${block.items.map((item) => `<li>${itemHtml(item.blocks, words)}</li>`).join('\n')}\n</ol>`
    }
    case 'tasks':
      return `<ul role="list">\n${block.items.map((item) => `<li>${box(item.done, words)} ${itemHtml(item.blocks, words)}</li>`).join('\n')}\n</ul>`
    case 'table':
      return tableHtml(block.rows, words)
    case 'rule':
      return '<hr>'
    case 'unknown':
      return `<div>\n${noteHtml(block.blocks, words)}\n</div>`
  }
}

/** A checkbox as a character: readable in print, by ear, and without any form. */
const box = (done: boolean, words: PageWords): string =>
  `<span role="img" aria-label="${escapeHtml(done ? words.done : words.open)}">${done ? '\u2611' : '\u2610'}</span>`

/** An item of one line needs no paragraph around it. */
const itemHtml = (blocks: readonly NoteBlock[], words: PageWords): string => {
  const [first, ...more] = blocks
  if (first?.kind !== 'paragraph') return noteHtml(blocks, words)
  const rest = more.length > 0 ? `\n${noteHtml(more, words)}\n` : ''
  return `${inlineHtml(first.inline, words)}${rest}`
}

const tableHtml = (rows: readonly (readonly NoteCell[])[], words: PageWords): string =>
  `<table>\n${rows.map((row) => `<tr>${row.map((cell) => cellHtml(cell, words)).join('')}</tr>`).join('\n')}\n</table>`

const cellHtml = (cell: NoteCell, words: PageWords): string => {
  const tag = cell.header ? 'th' : 'td'
  const spans = `${cell.colspan > 1 ? ` colspan="${cell.colspan}"` : ''}${cell.rowspan > 1 ? ` rowspan="${cell.rowspan}"` : ''}`
  const align = cell.align ? ` align="${cell.align}"` : ''
  return `<${tag}${spans}${align}>${itemHtml(cell.blocks, words)}</${tag}>`
}

const inlineHtml = (inline: readonly NoteInline[], words: PageWords): string =>
  inline.map((one) => oneHtml(one, words)).join('')

const oneHtml = (one: NoteInline, words: PageWords): string => {
  if (one.kind === 'break') return '<br>'
  return one.kind === 'note' ? referenceHtml(one, words) : textHtml(one)
}

const referenceHtml = ({ note, title }: NoteReference, words: PageWords): string => {
  const page = words.pageOf(note)
  return page ? `<a href="${escapeHtml(page.href)}">${escapeHtml(page.title)}</a>` : escapeHtml(title)
}

const textHtml = (one: NoteText): string => {
  let html = escapeHtml(one.text)
  if (one.code) html = `<code>${html}</code>`
  if (one.strike) html = `<s>${html}</s>`
  if (one.italic) html = `<em>${html}</em>`
  if (one.bold) html = `<strong>${html}</strong>`
  return one.link === undefined ? html : `<a href="${escapeHtml(one.link)}" rel="noopener noreferrer">${html}</a>`
}
