import { getSchema } from '@tiptap/core'
import type { Transaction } from '@tiptap/pm/state'
import { EditorState, Plugin, TextSelection } from '@tiptap/pm/state'
import { ProsemirrorBinding, ySyncPluginKey } from '@tiptap/y-tiptap'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { fillNote } from '#shared/documents/fillNote'
import { body } from '#shared/documents/noteDocument'
import { noteSchema } from '../../../renderer/ui/editor/extensions'
import { parseMarkdown } from '../../../renderer/ui/editor/parseMarkdown'
import { keepUp } from '../../../renderer/ui/editor/steadyCollaboration'

/** What an editor without a window shows of a note, with the caret at an offset. */
const shown = (markdown: string, caret: number, prepare: (binding: ProsemirrorBinding) => void) => {
  const doc = new Y.Doc()
  fillNote(doc, parseMarkdown(markdown))
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
    hasFocus: () => view.dom !== undefined,
    composing: false,
    dom: undefined as { readonly ownerDocument: { dispatchEvent(): void } } | undefined,
  }
  /** The caret is somewhere else on screen, of which the editor is going to hear. */
  const moveCaret = (to: number): void => {
    const { tr, doc: words } = view.state
    view.dom = {
      ownerDocument: { dispatchEvent: () => view.dispatch(tr.setSelection(TextSelection.create(words, to))) },
    }
  }
  binding.initView(view)
  binding._forceRerender()
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, caret)))
  /** As it is left behind where one change follows from another. */
  const rememberBeyondTheEnd = (): void => {
    doc.once('beforeTransaction', () => {
      const selected = binding.beforeTransactionSelection
      selected.absAnchor = selected.absHead = view.state.doc.content.size + 20
    })
  }
  const writeAt = (index: number, words: string): void =>
    ((body(doc).get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(index, words)
  const beforeCaret = (): string => view.state.doc.textBetween(0, view.state.selection.head, '\n')
  return { doc, view, binding, rememberBeyondTheEnd, writeAt, beforeCaret, moveCaret }
}
const plainly = (): void => undefined

describe('what others write', () => {
  test('shows, even when the caret was remembered beyond the end of the text', () => {
    const { view, rememberBeyondTheEnd, writeAt } = shown('Some words', 5, keepUp)
    rememberBeyondTheEnd()
    writeAt(0, 'Others wrote. ')
    expect(view.state.doc.textContent).toBe('Others wrote. Some words')
  })

  test('shows when anything else about the caret cannot be found', () => {
    const { view, binding, writeAt } = shown('Some words', 5, (one) => {
      const follow = one._typeChanged.bind(one)
      one._observeFunction = (...told: Parameters<typeof follow>) => {
        if (one.beforeTransactionSelection) throw new RangeError('Position 99 out of range')
        follow(...told)
      }
      keepUp(one)
    })
    writeAt(0, 'Others wrote. ')
    expect(view.state.doc.textContent).toBe('Others wrote. Some words')
    expect(binding.beforeTransactionSelection).toBeNull()
  })

  test('leaves the caret where it has just been put, though the editor has not heard of it yet', () => {
    const { writeAt, beforeCaret, moveCaret } = shown('Some words', 5, keepUp)
    moveCaret(2)
    writeAt(0, 'Others wrote. ')
    expect(beforeCaret()).toBe('Others wrote. S')
  })

  test('leaves the caret beside its letter, however alike the letters are', () => {
    const { writeAt, beforeCaret } = shown('W', 2, keepUp)
    writeAt(0, 'W')
    expect(beforeCaret()).toBe('WW')
    writeAt(2, 'after')
    expect(beforeCaret()).toBe('WW')
  })

  test('leaves the caret in its own paragraph when an empty one is begun above an empty one', () => {
    const { doc, view, writeAt, beforeCaret } = shown('x', 1, keepUp)
    const paragraph = (): Y.XmlElement => new Y.XmlElement('paragraph')
    body(doc).insert(0, [paragraph(), paragraph()])
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 3)))
    const begun = paragraph()
    body(doc).insert(0, [begun])
    expect(view.state.selection.head).toBe(5)
    begun.insert(0, [new Y.XmlText()])
    writeAt(0, 'above')
    expect(beforeCaret()).toBe('above\n\n')
  })
})

describe('without it, y-tiptap goes astray; when one of these fails, steadyCollaboration.ts may go', () => {
  test('it falls behind the note', () => {
    const { view, rememberBeyondTheEnd, writeAt } = shown('Some words', 5, plainly)
    rememberBeyondTheEnd()
    expect(() => writeAt(0, 'Others wrote. ')).toThrow(RangeError)
    expect(view.state.doc.textContent).toBe('Some words')
  })

  test('it puts the caret before the letter that it stood after', () => {
    const { writeAt, beforeCaret } = shown('W', 2, plainly)
    writeAt(0, 'W')
    expect(beforeCaret()).toBe('W')
  })
})
