import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { fillNote } from '#shared/documents/fillNote'
import { body } from '#shared/documents/noteDocument'
import { deletedAt } from '../../../renderer/features/notes/deletedAt'
import { parseMarkdown } from '../../../renderer/ui/editor/parseMarkdown'

type Text = { readonly doc: Y.Doc; line(nth: number): Y.XmlText }

/** Five lines, of which the second and the third are empty. */
const text = (from?: Y.Doc): Text => {
  const doc = new Y.Doc()
  if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from))
  else {
    fillNote(doc, parseMarkdown('Some words\n\nA fourth line\n\nA fifth one'))
    const empty = [new Y.XmlElement('paragraph'), new Y.XmlElement('paragraph')]
    body(doc).insert(1, empty)
    for (const one of empty) one.insert(0, [new Y.XmlText()])
  }
  return { doc, line: (nth) => (body(doc).get(nth) as Y.XmlElement).get(0) as Y.XmlText }
}

/** Whether a caret of the `nth` line, tied to what comes before it as an editor's is, has been where somebody else deleted. */
const stands = ([nth, at]: readonly [number, number], deletes: (copy: Text) => void): boolean => {
  const mine = text()
  const position = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(mine.line(nth), at, -1))
  const copy = text(mine.doc)
  deletes(copy)
  let is = false
  mine.doc.on('afterTransaction', (transaction) => {
    is = deletedAt(transaction, position as Parameters<typeof deletedAt>[1])
  })
  Y.applyUpdate(mine.doc, Y.encodeStateAsUpdate(copy.doc))
  return is
}
const letters =
  (from: number, length: number) =>
  (copy: Text): void =>
    copy.line(0).delete(from, length)
const line =
  (nth: number) =>
  ({ doc }: Text): void =>
    body(doc).delete(nth, 1)

test.each<[string, readonly [number, number], (copy: Text) => void]>([
  ['the letter before it, at the end', [0, 10], letters(9, 1)],
  ['the letter behind it', [0, 4], letters(4, 1)],
  ['everything', [0, 10], letters(0, 10)],
  ['the empty line behind it', [0, 10], line(1)],
  ['the second of the empty lines behind it', [0, 10], line(2)],
  ['the empty line before it', [3, 0], line(2)],
])('a caret stands where somebody took away %s', (_, caret, deletes) => {
  expect(stands(caret, deletes)).toBe(true)
})

test.each<[string, readonly [number, number], (copy: Text) => void]>([
  ['in the line before, not at its end', [0, 9], line(1)],
  ['in the line behind, not at its beginning', [3, 1], line(2)],
  ['a line with words is between', [0, 10], line(4)],
  ['letters of another line go', [3, 4], letters(0, 4)],
])('a caret stands elsewhere: %s', (_, caret, deletes) => {
  expect(stands(caret, deletes)).toBe(false)
})
