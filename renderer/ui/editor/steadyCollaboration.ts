import { Collaboration } from '@tiptap/extension-collaboration'
import type { ProsemirrorBinding } from '@tiptap/y-tiptap'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

type Selected = { absAnchor: number | null; absHead: number | null }
type Binding = {
  beforeTransactionSelection: Selected | null
  readonly prosemirrorView: { readonly state: { readonly doc: { readonly content: { readonly size: number } } } } | null
  /** Called by Yjs for each change to the body. */
  _observeFunction: (...told: readonly unknown[]) => void
  /** Shows the whole body anew. */
  _forceRerender(): void
}

/**
 * Collaboration in which the editor never falls behind the note. y-tiptap 3.0.9 throws in the middle of a change when the
 * caret was beyond the end of what is on screen (its issue 48): the editor then keeps the old text, and the next
 * keystroke writes that over what the others wrote.
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
    forgetLost(binding)
    try {
      follow(...told)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      binding.beforeTransactionSelection = null
      binding._forceRerender()
    }
  }
}

/** A caret beyond the end of what is on screen was remembered from before something else: its place in the text is known. */
const forgetLost = ({ beforeTransactionSelection: selected, prosemirrorView }: Binding): void => {
  if (!selected || !prosemirrorView) return
  const { size } = prosemirrorView.state.doc.content
  if ((selected.absAnchor ?? 0) > size) selected.absAnchor = null
  if ((selected.absHead ?? 0) > size) selected.absHead = null
}
