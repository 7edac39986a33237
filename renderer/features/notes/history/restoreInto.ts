import type { Editor } from '@tiptap/core'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { editText } from '#shared/documents/editText'
import type { NoteContent } from '#shared/documents/noteContent'
import { title } from '#shared/documents/noteDocument'
import { noteJson } from '#shared/documents/noteJson'

/**
 * Writes what a note was into it, as if somebody had typed that: only what differs changes, it reaches everybody, and
 * one undo takes back all of it but the title.
 */
export const restoreInto = (editor: Editor, doc: Y.Doc, content: NoteContent): void => {
  const undo: { readonly undoManager?: Y.UndoManager } | undefined = yUndoPluginKey.getState(editor.state)
  // What was typed right before is undone by itself.
  undo?.undoManager?.stopCapturing()
  const { schema, state } = editor
  const nodes = noteJson(content.blocks).map((json) => schema.nodeFromJSON(json))
  const filled = nodes.length > 0 ? nodes : [schema.node('paragraph')]
  editor.view.dispatch(state.tr.replaceWith(0, state.doc.content.size, filled))
  undo?.undoManager?.stopCapturing()
  editText(title(doc), content.title, 'restored')
}
