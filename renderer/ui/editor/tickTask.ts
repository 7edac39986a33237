import type { Editor } from '@tiptap/core'

/** Ticks the task that the caret is in, or takes the tick away. False where there is none. */
export const tickTask = (editor: Editor): boolean => {
  if (!editor.isActive('taskItem')) return false
  const { checked } = editor.getAttributes('taskItem')
  return editor.commands.updateAttributes('taskItem', { checked: checked !== true })
}
