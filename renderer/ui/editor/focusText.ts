import type { Editor } from '@tiptap/core'

/**
 * Gives the keys to the text, where the caret was or at its `start`. At once, not in the next frame as Tiptap's own
 * command does it: the letter that is typed right after belongs there.
 */
export const focusText = (editor: Editor, at: 'caret' | 'start' = 'caret'): void => {
  if (at === 'start') editor.commands.setTextSelection(0)
  editor.view.focus()
}
