import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'

/**
 * Every key finds the caret where it stands on screen. A browser moves the caret at once and tells of it a moment later; on a
 * busy machine the next key overtakes that, and Enter or a key for a table would do its work where the caret was before.
 * ProseMirror listens for what the browser tells (`selectionchange`), so it is told so once more, before the key is its turn.
 */
export const CaretFirst = Extension.create({
  name: 'caretFirst',
  // Before whatever else wants keys.
  priority: 3000,
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleDOMEvents: {
          keydown: ({ composing, dom }, { isComposing }) => {
            // In the middle of a composition the input method has the caret.
            if (!composing && !isComposing) dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
            return false
          },
        },
      },
    }),
  ],
})
