import type { NoteBlock, NoteCell, NoteInline, NoteText } from './noteContent'
import { plain } from './noteContent'

/** A node as editors of the ProseMirror family write it down. */
export type NoteJson = {
  readonly type: string
  readonly attrs?: Readonly<Record<string, string | number | boolean>>
  readonly content?: readonly NoteJson[]
  readonly text?: string
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, string>> }[]
}

/** Blocks as nodes that fit the editor's schema: items begin with a paragraph, nothing that needs content is empty. */
export const noteJson = (blocks: readonly NoteBlock[]): NoteJson[] => blocks.flatMap(blockJson)

const EMPTY: NoteJson = { type: 'paragraph' }

const blockJson = (block: NoteBlock): NoteJson[] => {
  switch (block.kind) {
    case 'paragraph':
      return [paragraph(block.inline)]
    case 'heading':
      return [{ type: 'heading', attrs: { level: block.level }, content: inlineJson(block.inline) }]
    case 'code':
      return [
        {
          type: 'codeBlock',
          ...(block.language ? { attrs: { language: block.language } } : {}),
          content: inlineJson(block.pieces ?? [plain(block.text)]),
        },
      ]
    case 'quote':
      return [{ type: 'blockquote', content: atLeastOne(noteJson(block.blocks)) }]
    case 'bullets':
      return list(
        'bulletList',
        block.items.map(({ blocks }) => ({ type: 'listItem', content: item(blocks) })),
      )
    case 'numbers':
      return list(
        'orderedList',
        block.items.map(({ blocks }) => ({ type: 'listItem', content: item(blocks) })),
        { start: block.start },
      )
    case 'tasks':
      return list(
        'taskList',
        block.items.map(({ blocks, done }) => ({ type: 'taskItem', attrs: { checked: done }, content: item(blocks) })),
      )
    case 'table':
      return table(block.rows)
    case 'rule':
      return [{ type: 'horizontalRule' }]
    case 'unknown':
      return noteJson(block.blocks)
  }
}

const paragraph = (inline: readonly NoteInline[]): NoteJson => ({ type: 'paragraph', content: inlineJson(inline) })
const atLeastOne = (content: NoteJson[]): NoteJson[] => (content.length > 0 ? content : [EMPTY])
const item = (blocks: readonly NoteBlock[]): NoteJson[] => {
  const content = noteJson(blocks)
  return content[0]?.type === 'paragraph' ? content : [EMPTY, ...content]
}
const list = (type: string, content: NoteJson[], attrs?: NonNullable<NoteJson['attrs']>): NoteJson[] =>
  content.length > 0 ? [{ type, content, ...(attrs ? { attrs } : {}) }] : []

const table = (rows: readonly (readonly NoteCell[])[]): NoteJson[] => {
  const content = rows.filter((row) => row.length > 0).map((row) => ({ type: 'tableRow', content: row.map(cell) }))
  return content.length > 0 ? [{ type: 'table', content }] : []
}

const cell = ({ header, colspan, rowspan, align, blocks }: NoteCell): NoteJson => ({
  type: header ? 'tableHeader' : 'tableCell',
  attrs: { colspan, rowspan, ...(align ? { align } : {}) },
  content: atLeastOne(noteJson(blocks)),
})

const inlineJson = (inline: readonly NoteInline[]): NoteJson[] =>
  inline.flatMap((one): NoteJson[] => {
    if (one.kind === 'break') return [{ type: 'hardBreak' }]
    if (one.kind === 'note') return [{ type: 'noteLink', attrs: { note: one.note, title: one.title } }]
    if (one.text === '') return []
    const marks = marksOf(one)
    return [{ type: 'text', text: one.text, ...(marks.length > 0 ? { marks } : {}) }]
  })

const marksOf = (one: NoteText): NonNullable<NoteJson['marks']> => {
  const comments = (one.comments ?? []).map(({ message, month }) => ({ type: 'comment', attrs: { message, month } }))
  // Code bears no other mark in the editor.
  if (one.code) return [{ type: 'code' }, ...comments]
  return [
    ...(one.link === undefined ? [] : [{ type: 'link', attrs: { href: one.link } }]),
    ...(one.bold ? [{ type: 'bold' }] : []),
    ...(one.italic ? [{ type: 'italic' }] : []),
    ...(one.strike ? [{ type: 'strike' }] : []),
    ...comments,
  ]
}
