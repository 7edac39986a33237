import * as Y from 'yjs'
import { fillNoteJson } from './fillNote'
import type { NoteBlock } from './noteContent'
import type { NoteJson } from './noteJson'
import { readNote } from './readNote'

/** Deeper than a note is read, so that nothing is lost by it that would be shown. */
const DEPTH = 100

/**
 * The blocks of a note that was written down as nodes, by whomever: what no version knows, is too deep or too much is left
 * out or shown as far as it could be read, as in a note. Comments on passages belong to the note and are left out.
 */
export const readNoteJson = (content: NoteJson): readonly NoteBlock[] => {
  const doc = new Y.Doc()
  try {
    fillNoteJson(
      doc,
      (content.content ?? []).flatMap((node) => cleaned(node, 1)),
    )
    return readNote(doc).blocks
  } finally {
    doc.destroy()
  }
}

/** Text without letters is no text to the binding; what is nested beyond reading would end the reading. */
const cleaned = (node: NoteJson, depth: number): NoteJson[] => {
  if (depth > DEPTH) return []
  if (node.type === 'text') {
    if (!node.text) return []
    const marks = (node.marks ?? []).filter(({ type }) => type !== 'comment')
    return [{ type: 'text', text: node.text, ...(marks.length > 0 ? { marks } : {}) }]
  }
  const { type, attrs, content } = node
  return [
    {
      type,
      ...(attrs ? { attrs } : {}),
      ...(content ? { content: content.flatMap((inner) => cleaned(inner, depth + 1)) } : {}),
    },
  ]
}
