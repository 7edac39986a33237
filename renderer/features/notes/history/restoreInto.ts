import type { Editor } from '@tiptap/core'
import { ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { editText } from '#shared/documents/editText'
import type { NoteContent } from '#shared/documents/noteContent'
import { title } from '#shared/documents/noteDocument'
import { noteJson } from '#shared/documents/noteJson'

/**
 * Writes what a note was into it, as if somebody had typed that: only what differs changes, it reaches everybody, and
 * one undo in the text takes back all of it, title and all.
 */
export const restoreInto = (editor: Editor, doc: Y.Doc, content: NoteContent): void => {
  const undo: { readonly undoManager?: Y.UndoManager } | undefined = yUndoPluginKey.getState(editor.state)
  const { schema, state } = editor
  const nodes = noteJson(content.blocks).map((json) => schema.nodeFromJSON(json))
  const filled = nodes.length > 0 ? nodes : [schema.node('paragraph')]
  const restore = (): void => {
    // Under the name of the editor's own changes, which are the ones that it undoes.
    editText(title(doc), content.title, ySyncPluginKey)
    editor.view.dispatch(state.tr.replaceWith(0, state.doc.content.size, filled))
  }
  if (undo?.undoManager) asOneStep(undo.undoManager, title(doc), restore)
  else restore()
}

/** What is done is undone at once, whatever was typed right before and after, and however long it takes. */
const asOneStep = (undo: Y.UndoManager, besides: Y.Text, act: () => void): void => {
  const { captureTimeout } = undo
  undo.addToScope(besides)
  undo.stopCapturing()
  undo.captureTimeout = Infinity
  act()
  undo.captureTimeout = captureTimeout
  undo.stopCapturing()
}
