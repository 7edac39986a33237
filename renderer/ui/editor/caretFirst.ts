import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { yCursorPluginKey } from '@tiptap/y-tiptap'

type View = { readonly composing: boolean; readonly dom: { readonly ownerDocument: EventTarget } }

/**
 * Lets an editor know where its caret stands on screen. A browser moves the caret at once and tells of it a moment later
 * (`selectionchange`); on a busy machine other things overtake that. ProseMirror listens for it, so it is told once more.
 */
export const hearCaret = ({ composing, dom }: View): void => {
  // In the middle of a composition the input method has the caret.
  if (!composing) dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
}

/**
 * Every key finds the caret where it stands on screen: Enter, or a key for a table, would else do its work where the caret was
 * before. Where others' carets are drawn anew, the own one is not put back to where it was. And whoever comes back to the text
 * finds it where it was: a browser puts it at the beginning, which ProseMirror takes for a wish where it hears of it late.
 */
export const CaretFirst = Extension.create({
  name: 'caretFirst',
  // Before whatever else wants keys.
  priority: 3000,
  dispatchTransaction({ transaction, next }) {
    const carets: unknown = transaction.getMeta(yCursorPluginKey)
    const { view, isFocused, isDestroyed } = this.editor
    // One that has been taken off the page says of itself that it has the focus, until it is told otherwise.
    if (carets === undefined || transaction.docChanged || !isFocused || isDestroyed) return next(transaction)
    hearCaret(view)
    // It knows the caret that was.
    next(view.state.tr.setMeta(yCursorPluginKey, carets))
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleDOMEvents: {
          // It has the focus already; this writes the caret into the page. A press puts it elsewhere right after.
          focus: (view) => {
            view.focus()
            return false
          },
          keydown: (view, { isComposing }) => {
            if (!isComposing) hearCaret(view)
            return false
          },
        },
      },
    }),
  ],
})
