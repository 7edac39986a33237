import { TextSelection } from '@tiptap/pm/state'
import { absolutePositionToRelativePosition } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { fillNote } from '#shared/documents/fillNote'
import { body } from '#shared/documents/noteDocument'
import { parseMarkdown } from '../../../renderer/ui/editor/parseMarkdown'
import { windowlessEditor } from '../../support/windowlessEditor'

/** An editor without a window, on a note that somebody else has begun, with the caret at the end of the word `two`. */
const opened = (markdown: string) => {
  const [theirs, doc] = [new Y.Doc(), new Y.Doc()]
  fillNote(theirs, parseMarkdown(markdown))
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs))
  const { view, binding } = windowlessEditor(doc)
  binding._forceRerender()
  view.state.doc.descendants((node, at) => {
    if (node.text === 'two')
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at + node.nodeSize)))
  })
  const told = () => absolutePositionToRelativePosition(view.state.selection.head, body(doc), binding.mapping)
  return { doc, told, type: (letter: string) => view.dispatch(view.state.tr.insertText(letter)) }
}

test.each([
  ['a paragraph', 'one\n\ntwo'],
  ['a list', '- one\n- two'],
  ['a list in a checklist', '- [ ] one\n  - [ ] two'],
  ['a quotation', '> one\n>\n> two'],
  ['a table', '| a | b |\n| --- | --- |\n| one | two |'],
])('in %s a caret is told where it is, however much is typed there', (_, markdown) => {
  const { doc, told, type } = opened(markdown)
  for (const letter of 'xyz') {
    type(letter)
    const place = Y.createAbsolutePositionFromRelativePosition(told(), doc)
    expect([String(place?.type), place?.index]).toEqual([expect.stringMatching(/^two/), place?.type._length])
  }
})
