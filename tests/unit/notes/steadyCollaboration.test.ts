import { getSchema } from '@tiptap/core'
import type { Transaction } from '@tiptap/pm/state'
import { EditorState, Plugin, TextSelection } from '@tiptap/pm/state'
import { ProsemirrorBinding, ySyncPluginKey } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { fillNote } from '#shared/documents/fillNote'
import { body } from '#shared/documents/noteDocument'
import { noteSchema } from '../../../renderer/ui/editor/extensions'
import { parseMarkdown } from '../../../renderer/ui/editor/parseMarkdown'
import { keepUp } from '../../../renderer/ui/editor/steadyCollaboration'

/** A note and what an editor without a window shows of it. */
const shown = (prepare: (binding: ProsemirrorBinding) => void) => {
  const doc = new Y.Doc()
  fillNote(doc, parseMarkdown('Some words'))
  const binding = new ProsemirrorBinding(body(doc))
  prepare(binding)
  const sync = new Plugin({
    key: ySyncPluginKey,
    state: { init: () => ({ binding, doc, type: body(doc) }), apply: (_, value) => value },
  })
  const view = {
    state: EditorState.create({ schema: getSchema(noteSchema(() => '')), plugins: [sync] }),
    dispatch: (transaction: Transaction) => {
      view.state = view.state.apply(transaction)
    },
    hasFocus: () => false,
  }
  binding.initView(view)
  binding._forceRerender()
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 5)))
  /** As it is left behind where one change follows from another. */
  const rememberBeyondTheEnd = (): void => {
    doc.once('beforeTransaction', () => {
      const selected = binding.beforeTransactionSelection
      selected.absAnchor = selected.absHead = view.state.doc.content.size + 20
    })
  }
  const addWords = (): void => ((body(doc).get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Others wrote. ')
  return { view, binding, rememberBeyondTheEnd, addWords }
}

test('what others write shows, even when the caret was remembered beyond the end of the text', () => {
  const { view, rememberBeyondTheEnd, addWords } = shown(keepUp)
  rememberBeyondTheEnd()
  addWords()
  expect(view.state.doc.textContent).toBe('Others wrote. Some words')
})

test('and when anything else about the caret cannot be found', () => {
  const { view, binding, addWords } = shown((one) => {
    const follow = one._typeChanged.bind(one)
    one._observeFunction = (...told: Parameters<typeof follow>) => {
      if (one.beforeTransactionSelection) throw new RangeError('Position 99 out of range')
      follow(...told)
    }
    keepUp(one)
  })
  addWords()
  expect(view.state.doc.textContent).toBe('Others wrote. Some words')
  expect(binding.beforeTransactionSelection).toBeNull()
})

test('without it, y-tiptap falls behind: when this fails, steadyCollaboration.ts can go', () => {
  const { view, rememberBeyondTheEnd, addWords } = shown(() => undefined)
  rememberBeyondTheEnd()
  expect(addWords).toThrow(RangeError)
  expect(view.state.doc.textContent).toBe('Some words')
})
