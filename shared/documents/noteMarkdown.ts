import { markdownInline } from './markdownInline'
import { escapeLineStart, escapeMarkdown, fenced } from './markdownText'
import { markdownTable } from './markdownTable'
import type { NoteBlock, NoteContent, NoteInline, NoteItem } from './noteContent'

/** A note as a Markdown file (GitHub's kind: tables, task lists, strikethrough), its title as the first heading. */
export const noteMarkdown = ({ title, blocks }: Pick<NoteContent, 'title' | 'blocks'>): string => {
  const heading = title ? [`# ${escapeMarkdown(title)}`] : []
  const text = blocksMarkdown(blocks)
  return `${[...heading, ...(text ? [text] : [])].join('\n\n')}\n`
}

/** Blocks as Markdown, without a line break at the end. Empty paragraphs do not exist in Markdown and are left out. */
export const blocksMarkdown = (blocks: readonly NoteBlock[]): string => {
  const parts: string[] = []
  let previous: NoteBlock['kind'] | undefined
  /** Lists that follow each other would be read as one, unless their signs differ. */
  let other = false
  for (const block of blocks) {
    other = isList(block.kind) && follows(previous, block.kind) ? !other : false
    if (previous === 'quote' && block.kind === 'quote') parts.push('<!-- -->')
    const text = blockMarkdown(block, other)
    if (text === '') continue
    parts.push(text)
    previous = block.kind
  }
  return parts.join('\n\n')
}

const isList = (kind: NoteBlock['kind']): boolean => kind === 'bullets' || kind === 'numbers' || kind === 'tasks'
const follows = (previous: NoteBlock['kind'] | undefined, kind: NoteBlock['kind']): boolean =>
  previous !== undefined && isList(previous) && (previous === 'numbers') === (kind === 'numbers')

const blockMarkdown = (block: NoteBlock, other: boolean): string => {
  switch (block.kind) {
    case 'paragraph':
      return linesMarkdown(block.inline)
    case 'heading': {
      const text = markdownInline(block.inline.map(breakAsSpace))
        .trim()
        .replace(/#+$/, (signs) => signs.replaceAll('#', '\\#'))
      return `${'#'.repeat(block.level)} ${text}`.trimEnd()
    }
    case 'code':
      return fenced(block.language, block.text)
    case 'quote':
      return prefixed(blocksMarkdown(block.blocks) || ' ', '> ', '> ')
    case 'bullets':
      return listMarkdown(block.items, () => (other ? '* ' : '- '))
    case 'numbers': {
      const start = Math.min(block.start, 999_999_999 - block.items.length)
      return listMarkdown(block.items, (at) => `${start + at}${other ? ')' : '.'} `)
    }
    case 'tasks':
      return listMarkdown(block.items, (at) => `${other ? '*' : '-'} [${block.items[at]?.done ? 'x' : ' '}] `)
    case 'table':
      return markdownTable(block.rows)
    case 'rule':
      return '___'
    case 'unknown':
      return blocksMarkdown(block.blocks)
  }
}

const breakAsSpace = (one: NoteInline): NoteInline =>
  one.kind === 'break'
    ? { kind: 'text', text: ' ', bold: false, italic: false, strike: false, code: false, link: undefined }
    : one

/** A paragraph: one line for each break in it. */
const linesMarkdown = (inline: readonly NoteInline[]): string => {
  const lines: NoteInline[][] = [[]]
  for (const one of inline) {
    if (one.kind === 'break') lines.push([])
    else lines.at(-1)?.push(one)
  }
  const written = lines.map((line) => escapeLineStart(markdownInline(line).trim()))
  // A break at the very end counts only as a tag.
  const ending = written.length > 1 && written.at(-1) === ''
  const text = (ending ? written.slice(0, -1) : written).join('\\\n')
  return ending ? `${text}<br>` : text
}

const listMarkdown = (items: readonly NoteItem[], sign: (at: number) => string): string => {
  const tight = items.every(({ blocks }) =>
    blocks.every((block, at) => (at === 0 ? block.kind === 'paragraph' : isTight(block))),
  )
  const written = items.map(({ blocks }, at) => {
    const text = tight
      ? blocks
          .map((block) => blockMarkdown(block, false))
          .filter(Boolean)
          .join('\n')
      : blocksMarkdown(blocks)
    const mark = sign(at)
    // What belongs to a task stands under its sign, not under its box.
    return prefixed(text, mark, ' '.repeat(mark.replace(/\[.\] $/, '').length)).trimEnd()
  })
  return written.join(tight ? '\n' : '\n\n')
}

/** What may stand right below a paragraph without being taken for a part of it. */
const isTight = (block: NoteBlock): boolean =>
  block.kind === 'bullets' || block.kind === 'tasks' || (block.kind === 'numbers' && block.start === 1)

const prefixed = (text: string, firstPrefix: string, prefix: string): string =>
  text
    .split('\n')
    .map((line, at) => (at === 0 ? firstPrefix + line : line ? prefix + line : prefix.trimEnd()))
    .join('\n')
