import type { HeadingLevel, NoteBlock, NoteCell, NoteInline, NoteItem, NoteText } from '#shared/documents/noteContent'
import { plain, sameMarks, wordsOf } from '#shared/documents/noteContent'
import { parseNoteLink, referenceTo } from '#shared/documents/noteReference'
import { safeLink } from '#shared/documents/safeLink'
import { decodeEntities } from './decodeEntities'
import type { Token } from './markdownLexer'
import { lexMarkdown } from './markdownLexer'

/** Deeper lists and quotes are written flat. */
const DEPTH = 16

type Marks = Omit<NoteText, 'kind' | 'text'>

/**
 * Markdown as blocks of a note. Every text is some Markdown: nothing is refused but nesting so deep that the lexer
 * gives up (RangeError). Links of other kinds than Snug follows lose their address, pictures become links.
 */
export const parseMarkdown = (markdown: string): NoteBlock[] =>
  blocksOf(lexMarkdown(markdown.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n')), 1)

const blocksOf = (tokens: readonly Token[], depth: number): NoteBlock[] =>
  tokens.flatMap((token) => blockOf(token, depth))

const blockOf = (token: Token, depth: number): NoteBlock[] => {
  const tokens = token.tokens ?? []
  switch (token.type) {
    case 'space':
    case 'def':
    case 'checkbox':
      return []
    case 'heading':
      return [{ kind: 'heading', level: levelOf(token.depth), inline: inlineOf(tokens) }]
    case 'code':
      return [{ kind: 'code', language: /^[\w+#.-]{1,40}/.exec(token.lang ?? '')?.[0] ?? '', text: token.text ?? '' }]
    case 'hr':
      return [{ kind: 'rule' }]
    case 'blockquote':
      return depth > DEPTH ? blocksOf(tokens, depth) : [{ kind: 'quote', blocks: blocksOf(tokens, depth + 1) }]
    case 'list':
      return depth > DEPTH
        ? (token.items ?? []).flatMap((item) => blocksOf(item.tokens ?? [], depth))
        : listsOf(token, depth)
    case 'table':
      return [tableOf(token)]
    default:
      return [
        {
          kind: 'paragraph',
          inline: inlineOf(tokens.length > 0 ? tokens : [{ type: 'text', text: token.text ?? '' }]),
        },
      ]
  }
}

const levelOf = (depth: number | undefined): HeadingLevel =>
  depth === 2 || depth === 3 || depth === 4 || depth === 5 || depth === 6 ? depth : 1

/** Tasks and plain items in one list become lists of their own, in order. */
const listsOf = (token: Token, depth: number): NoteBlock[] => {
  const lists: NoteBlock[] = []
  const items = (token.items ?? []).map(withBox)
  for (let at = 0; at < items.length;) {
    const isTask = items[at]?.task === true
    let end = at
    while (end < items.length && (items[end]?.task === true) === isTask) end += 1
    const group = items.slice(at, end).map((item) => ({ ...itemOf(item, depth), done: item.checked === true }))
    const first = typeof token.start === 'number' ? token.start : 1
    if (isTask) lists.push({ kind: 'tasks', items: group })
    else if (token.ordered) lists.push({ kind: 'numbers', start: first + at, items: group.map(withoutBox) })
    else lists.push({ kind: 'bullets', items: group.map(withoutBox) })
    at = end
  }
  return lists
}

/** A box without words is a task too, though Markdown's readers disagree: notes are written so. */
const withBox = (item: Token): Token => {
  const [, box] = /^\[([ xX])\]$/.exec(item.task ? '' : (item.text ?? '').trim()) ?? []
  return box === undefined ? item : { ...item, task: true, checked: box !== ' ', tokens: [] }
}

const itemOf = (item: Token, depth: number): NoteItem => ({ blocks: blocksOf(item.tokens ?? [], depth + 1) })
const withoutBox = ({ blocks }: NoteItem): NoteItem => ({ blocks })

const tableOf = (token: Token): NoteBlock => {
  const cellOf =
    (header: boolean) =>
    (cell: Token): NoteCell => {
      const inline = inlineOf(cell.tokens ?? [])
      const align = cell.align === 'left' || cell.align === 'center' || cell.align === 'right' ? cell.align : undefined
      return { header, colspan: 1, rowspan: 1, align, blocks: [{ kind: 'paragraph', inline }] }
    }
  const header = (token.header ?? []).map(cellOf(true))
  const rows = (token.rows ?? []).map((row) => row.map(cellOf(false)))
  // A table without a header is written with an empty one, since Markdown knows no other.
  const isHeadless = rows.length > 0 && (token.header ?? []).every(({ text }) => !text?.trim())
  return { kind: 'table', rows: isHeadless ? rows : [header, ...rows] }
}

const NONE: Marks = { bold: false, italic: false, strike: false, code: false, link: undefined }

const inlineOf = (tokens: readonly Token[], marks: Marks = NONE, depth = 1): NoteInline[] =>
  joined(tokens.flatMap((token) => oneInline(token, marks, depth)))

const oneInline = (token: Token, marks: Marks, depth: number): NoteInline[] => {
  const inner = (more: Partial<Marks>): NoteInline[] =>
    depth > DEPTH ? [text(token.text, marks)] : inlineOf(token.tokens ?? [], { ...marks, ...more }, depth + 1)
  switch (token.type) {
    case 'strong':
      return inner({ bold: true })
    case 'em':
      return inner({ italic: true })
    case 'del':
      return inner({ strike: true })
    case 'codespan':
      return [{ ...text(token.text, marks), text: token.text ?? '', code: true }]
    case 'br':
      return [{ kind: 'break' }]
    case 'link': {
      const reference = referenceTo(parseNoteLink(token.href), wordsOf(inner({})).trim())
      if (reference) return [reference]
      return inner({ link: safeLink(token.href) ?? marks.link })
    }
    case 'image': {
      const link = safeLink(token.href) ?? marks.link
      return [{ ...text(token.text || token.href, marks), link }]
    }
    case 'checkbox':
      return []
    case 'escape':
      return [{ ...text('', marks), text: token.text ?? '' }]
    default:
      return token.tokens ? inner({}) : [text(token.text, marks)]
  }
}

/** Lines of a paragraph are one line; characters written as entities are characters. */
const text = (source: string | undefined, marks: Marks): NoteText => ({
  ...plain(decodeEntities((source ?? '').replaceAll(/\s*\n\s*/g, ' '))),
  ...marks,
})

/** Neighbours with the same marks are one text. */
const joined = (inline: readonly NoteInline[]): NoteInline[] => {
  const result: NoteInline[] = []
  for (const one of inline) {
    const before = result.at(-1)
    if (one.kind === 'text' && one.text === '') continue
    if (one.kind === 'text' && before?.kind === 'text' && sameMarks(one, before)) {
      result[result.length - 1] = { ...before, text: before.text + one.text }
    } else result.push(one)
  }
  return result
}
