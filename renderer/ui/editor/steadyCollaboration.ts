import { Collaboration } from '@tiptap/extension-collaboration'
import type { Node } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'
import type { ProsemirrorBinding } from '@tiptap/y-tiptap'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { hearCaret } from './caretFirst'
import { insertAtCaret } from './insertAtCaret'

type Binding = {
  /** Where the caret was: what it stood beside in Yjs, and at which offset on screen. */
  beforeTransactionSelection: { readonly absAnchor: number | null; readonly absHead: number | null } | null
  /** Called by Yjs before anything changes: remembers where the caret is. */
  beforeAllTransactions: () => void
  /** Called by Yjs for each change to the body. */
  _observeFunction: (...told: readonly unknown[]) => void
  /** Writes into the body what has changed on screen. */
  _prosemirrorChanged: (doc: Node) => void
  /** Shows the whole body anew. */
  _forceRerender(): void
  /** What shows which part of the note. */
  readonly mapping: Pick<ProsemirrorBinding['mapping'], 'set'>
  readonly doc: Y.Doc
  readonly type: Y.XmlFragment
  readonly prosemirrorView: EditorView | null
}

/**
 * Collaboration in which the editor never falls behind the note and the caret stays beside its letters.
 *
 * For the sake of blocks that are dragged, y-tiptap 3.0.9 second-guesses Yjs about the caret by comparing texts at the
 * caret's old offset. Where people type in one paragraph that puts the caret among others' letters; and where the offset
 * lies beyond the text it throws (its issue 48): the editor then keeps the old text, and the next keystroke writes that
 * over what the others wrote. Snug drags no blocks, so the offset is forgotten and Yjs has the only word.
 *
 * What others write is drawn with the caret where the editor knows it. A caret that was moved in this very moment would be put
 * back: so the editor hears of it before.
 */
export const SteadyCollaboration = Collaboration.extend({
  addProseMirrorPlugins() {
    const plugins = this.parent?.() ?? []
    const sync = plugins.find((plugin) => plugin.spec.key === ySyncPluginKey)
    const state: { readonly binding?: ProsemirrorBinding } | undefined = sync?.spec.state?.init.call(
      sync,
      {},
      undefined as never,
    )
    if (!state?.binding) throw new Error('the collaboration extension has no binding any more')
    keepUp(state.binding)
    return plugins
  },
})

/** Makes a binding follow every change, whatever becomes of its memory of the caret. Before it has a view. */
export const keepUp = (binding: Binding): void => {
  const follow = binding._observeFunction
  binding._observeFunction = (...told) => {
    const selected = binding.beforeTransactionSelection
    if (selected) binding.beforeTransactionSelection = { ...selected, absAnchor: null, absHead: null }
    try {
      follow(...told)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      binding.beforeTransactionSelection = null
      binding._forceRerender()
    }
  }
  /** While the editor itself writes, its caret is what it says. */
  let isWriting = false
  const remember = binding.beforeAllTransactions
  binding.beforeAllTransactions = () => {
    const view = binding.prosemirrorView
    if (!isWriting && view?.hasFocus()) hearCaret(view)
    remember()
  }
  const write = binding._prosemirrorChanged.bind(binding)
  binding._prosemirrorChanged = (shown) => {
    const state = binding.prosemirrorView?.state
    isWriting = true
    try {
      binding.doc.transact(() => {
        const grown = state?.doc === shown ? insertAtCaret(binding.type, state) : []
        write(shown)
        // By what it takes things to be long it counts where carets are, the own one and what it tells of it.
        for (const [part, node] of grown) binding.mapping.set(part, node)
      }, ySyncPluginKey)
    } finally {
      isWriting = false
    }
  }
}
