import { getSchema } from '@tiptap/core'
import type { Plugin, Transaction } from '@tiptap/pm/state'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import type { ProsemirrorBinding } from '@tiptap/y-tiptap'
import { absolutePositionToRelativePosition, ySyncPlugin } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { fillNote } from '#shared/documents/fillNote'
import { body } from '#shared/documents/noteDocument'
import { noteSchema } from '../../../renderer/ui/editor/extensions'
import { parseMarkdown } from '../../../renderer/ui/editor/parseMarkdown'
import { keepUp } from '../../../renderer/ui/editor/steadyCollaboration'

const schema = getSchema(noteSchema(() => ''))

/** An editor without a window, on a note that somebody else has begun, with the caret at the end of the word `two`. */
const opened = (markdown: string) => {
  const [theirs, doc] = [new Y.Doc(), new Y.Doc()]
  fillNote(theirs, parseMarkdown(markdown))
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs))
  const sync = ySyncPlugin(body(doc)) as Plugin<{ binding: ProsemirrorBinding }>
  const { binding } = sync.spec.state!.init.call(sync, {}, undefined as never)
  keepUp(binding)
  const followers: { update?: ((view: never, before: EditorState) => void) | undefined }[] = []
  const view = {
    state: EditorState.create({ schema, plugins: [sync] }),
    dispatch: (transaction: Transaction) => {
      const before = view.state
      view.state = before.apply(transaction)
      for (const follower of followers) follower.update?.(view as never, before)
    },
    hasFocus: () => false,
  }
  followers.push(sync.spec.view!.call(sync, view as never) as (typeof followers)[number])
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
