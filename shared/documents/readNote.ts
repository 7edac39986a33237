import * as Y from 'yjs'
import { limits } from '../protocol/limits'
import type {
  CommentReference,
  HeadingLevel,
  NoteBlock,
  NoteCell,
  NoteContent,
  NoteInline,
  NoteText,
} from './noteContent'
import { plain, wordsOf } from './noteContent'
import { body, title } from './noteDocument'
import { commentIn, referenceTo, titleIn } from './noteReference'
import { knownMark, strangenessOf } from './noteVocabulary'
import { safeLink } from './safeLink'

/** Deeper than anybody nests by hand, shallow enough for every recursion over it. */
const DEPTH = 48
const NODES = 50_000
/** As many reasons as are worth telling. */
const REASONS = 16

type Reading = { nodes: number; readonly strange: Set<string> }

/** A note's title: text only, on one line, of bounded length. */
export const readTitle = (doc: Y.Doc): string =>
  title(doc).toString().replaceAll(/\s+/g, ' ').trim().slice(0, limits.noteTitle)

/**
 * What a note says. Any content of any Y.Doc can be read, whoever wrote it: what is unknown, too deep or too much is
 * named in `strange` and left out or shown as far as it could be read. Nothing is changed by reading.
 */
export const readNote = (doc: Y.Doc): NoteContent => {
  const reading: Reading = { nodes: 0, strange: new Set() }
  const blocks = readBlocks(childrenOf(body(doc), reading), reading, 1)
  return { title: readTitle(doc), blocks, strange: [...reading.strange].slice(0, REASONS) }
}

type Child = Y.XmlElement | Y.XmlText

const childrenOf = (parent: Y.XmlFragment, reading: Reading): Child[] => {
  const children: Child[] = []
  // A hostile update can put anything there, whatever the types say.
  for (const child of parent.toArray() as unknown[]) {
    if (child instanceof Y.XmlElement || child instanceof Y.XmlText) children.push(child)
    else reading.strange.add('not an element')
  }
  return children
}

/** Blocks among the children; text that stands where blocks should is given a paragraph. */
const readBlocks = (children: readonly Child[], reading: Reading, depth: number): NoteBlock[] => {
  if (depth > DEPTH) {
    if (children.length > 0) reading.strange.add('too deep')
    return []
  }
  const blocks: NoteBlock[] = []
  let loose: Child[] = []
  const gather = (): void => {
    if (loose.length > 0) blocks.push({ kind: 'paragraph', inline: readInline(loose, reading) })
    loose = []
  }
  for (const child of children) {
    if (child instanceof Y.XmlText || isInline(child)) {
      loose.push(child)
      if (depth === 1) reading.strange.add('text outside of a block')
      continue
    }
    gather()
    if (!count(reading)) break
    blocks.push(readBlock(child, reading, depth))
  }
  gather()
  return blocks
}

/** What stands among words. */
const isInline = ({ nodeName }: Y.XmlElement): boolean => nodeName === 'hardBreak' || nodeName === 'noteLink'

const count = (reading: Reading): boolean => {
  reading.nodes += 1
  if (reading.nodes > NODES) reading.strange.add('too much')
  return reading.nodes <= NODES
}

const readBlock = (element: Y.XmlElement, reading: Reading, depth: number): NoteBlock => {
  const attributes: Readonly<Record<string, unknown>> = element.getAttributes()
  const strangeness = strangenessOf(element.nodeName, attributes)
  if (strangeness) reading.strange.add(strangeness)
  const children = childrenOf(element, reading)
  const inner = (): NoteBlock[] => readBlocks(children, reading, depth + 1)
  const elements = (): Y.XmlElement[] => elementsOf(children, reading)
  const items = (): { blocks: NoteBlock[] }[] =>
    elements().map((item) => ({ blocks: readItem(item, reading, depth + 1) }))

  switch (element.nodeName) {
    case 'paragraph':
      return { kind: 'paragraph', inline: readInline(children, reading) }
    case 'heading':
      return { kind: 'heading', level: levelOf(attributes['level']), inline: readInline(children, reading) }
    case 'codeBlock':
      return { kind: 'code', language: languageOf(attributes['language']), ...readCode(children, reading) }
    case 'blockquote':
      return { kind: 'quote', blocks: inner() }
    case 'bulletList':
      return { kind: 'bullets', items: items() }
    case 'orderedList':
      return { kind: 'numbers', start: numberOf(attributes['start'], 0, 1_000_000_000), items: items() }
    case 'taskList':
      return {
        kind: 'tasks',
        items: elements().map((item) => ({
          done: item.getAttribute('checked') === (true as unknown),
          blocks: readItem(item, reading, depth + 1),
        })),
      }
    case 'table':
      return { kind: 'table', rows: elements().map((row) => readRow(row, reading, depth + 1)) }
    case 'horizontalRule':
      return { kind: 'rule' }
    default:
      return { kind: 'unknown', blocks: inner() }
  }
}

const elementsOf = (children: readonly Child[], reading: Reading): Y.XmlElement[] =>
  children.filter((child): child is Y.XmlElement => child instanceof Y.XmlElement && count(reading))

const look = (element: Y.XmlElement, reading: Reading): Y.XmlElement => {
  const strangeness = strangenessOf(element.nodeName, element.getAttributes())
  if (strangeness) reading.strange.add(strangeness)
  return element
}

const readItem = (item: Y.XmlElement, reading: Reading, depth: number): NoteBlock[] =>
  readBlocks(childrenOf(look(item, reading), reading), reading, depth + 1)

const readRow = (row: Y.XmlElement, reading: Reading, depth: number): NoteCell[] =>
  elementsOf(childrenOf(look(row, reading), reading), reading).map((cell) => {
    const attributes: Readonly<Record<string, unknown>> = look(cell, reading).getAttributes()
    const align = attributes['align']
    return {
      header: cell.nodeName === 'tableHeader',
      colspan: numberOf(attributes['colspan'], 1, 64),
      rowspan: numberOf(attributes['rowspan'], 1, 64),
      align: align === 'left' || align === 'center' || align === 'right' ? align : undefined,
      blocks: readBlocks(childrenOf(cell, reading), reading, depth + 2),
    }
  })

const readInline = (children: readonly Child[], reading: Reading): NoteInline[] => {
  const inline: NoteInline[] = []
  for (const child of children) {
    if (child instanceof Y.XmlText) inline.push(...readText(child, reading))
    else if (child.nodeName === 'hardBreak') inline.push({ kind: 'break' })
    else if (child.nodeName === 'noteLink') inline.push(...readReference(child, reading))
    else {
      reading.strange.add('block inside of a line')
      if (count(reading))
        inline.push(
          ...childrenOf(child, reading).flatMap((deep) => (deep instanceof Y.XmlText ? readText(deep, reading) : [])),
        )
    }
  }
  return inline
}

/** A link that leads to no note that could be is its title, and nothing if it has none. */
const readReference = (element: Y.XmlElement, reading: Reading): NoteInline[] => {
  const { note, title: called }: Readonly<Record<string, unknown>> = look(element, reading).getAttributes()
  const words = titleIn(called)
  return [referenceTo(note, words) ?? plain(words)].filter((one) => one.kind === 'note' || words !== '')
}

const readText = (text: Y.XmlText, reading: Reading): NoteInline[] => {
  const inline: NoteInline[] = []
  for (const { insert, attributes } of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    if (!count(reading)) break
    if (typeof insert !== 'string') {
      reading.strange.add('something inside of a text')
      continue
    }
    const marks = new Map<string, unknown>()
    const comments: CommentReference[] = []
    for (const [written, value] of Object.entries(attributes ?? {})) {
      const mark = knownMark(written)
      const comment = mark === 'comment' ? commentIn(value) : undefined
      if (comment) comments.push(comment)
      if (mark) marks.set(mark, value)
      else reading.strange.add('unknown mark')
    }
    const link = marks.get('link') as { readonly href?: unknown } | null | undefined
    inline.push({
      ...plain(insert),
      bold: marks.has('bold'),
      italic: marks.has('italic'),
      strike: marks.has('strike'),
      code: marks.has('code'),
      link: safeLink(link?.href),
      ...(comments.length > 0 ? { comments } : {}),
    })
  }
  return inline
}

const readCode = (children: readonly Child[], reading: Reading): { text: string; pieces?: readonly NoteText[] } => {
  const pieces = readInline(children, reading).map((one): NoteText => {
    const text = one.kind === 'break' ? '\n' : wordsOf([one])
    return { ...plain(text), ...(one.kind === 'text' && one.comments ? { comments: one.comments } : {}) }
  })
  const text = pieces.map((one) => one.text).join('')
  return pieces.some(({ comments }) => comments) ? { text, pieces } : { text }
}

const levelOf = (value: unknown): HeadingLevel => {
  const level = numberOf(value, 1, 6)
  return level === 1 || level === 2 || level === 3 || level === 4 || level === 5 ? level : 6
}

/** A whole number within bounds; 1 if it is none. */
const numberOf = (value: unknown, least: number, most: number): number =>
  Number.isInteger(value) ? Math.min(Math.max(Number(value), least), most) : 1

const languageOf = (value: unknown): string =>
  typeof value === 'string' && /^[\w+#.-]{1,40}$/.test(value) ? value : ''
