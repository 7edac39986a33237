import type { Editor } from '@tiptap/core'
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { runsFromRightAt } from './runsFromRightAt'

type Leave = () => void

/**
 * Keys beside those of the extensions. Tab never falls out of a list by accident; Escape leaves the editor, so that
 * nobody is caught where Tab has a meaning of its own, and above the first line is what stands above the text.
 */
type NoteKeysOptions = {
  readonly onLeave: Leave
  readonly onLink: Leave
  readonly onUp: Leave
  /** Comments on what is selected, or opens the comment at the caret. */
  readonly onComment: Leave
  /** To the next comment (1), or the one before (-1). */
  readonly onCommentStep: (by: 1 | -1) => void
}

export const NoteKeys = Extension.create<NoteKeysOptions>({
  name: 'noteKeys',
  // After the lists and tables have had their turn with Tab.
  priority: 10,
  addOptions: () => ({
    onLeave: () => undefined,
    onLink: () => undefined,
    onUp: () => undefined,
    onComment: () => undefined,
    onCommentStep: () => undefined,
  }),
  addKeyboardShortcuts() {
    const inList = (): boolean => this.editor.isActive('listItem') || this.editor.isActive('taskItem')
    const leave = (): boolean => {
      this.options.onLeave()
      return true
    }
    return {
      Tab: inList,
      'Shift-Tab': inList,
      Escape: leave,
      ArrowUp: () => {
        const { state, view } = this.editor
        const { empty, $from } = state.selection
        const isFirst = $from.parent.isTextblock && $from.before() === firstText(state.doc)
        if (!empty || !isFirst || !view.endOfTextblock('up')) return false
        this.options.onUp()
        return true
      },
      'Alt-F10': leave,
      'Mod-Shift-k': () => {
        this.options.onLink()
        return true
      },
      'Mod-Shift-m': () => {
        this.options.onComment()
        return true
      },
      'Alt-PageDown': () => {
        this.options.onCommentStep(1)
        return true
      },
      'Alt-PageUp': () => {
        this.options.onCommentStep(-1)
        return true
      },
      'Alt-Shift-ArrowDown': () => this.editor.commands.addRowAfter(),
      'Alt-Shift-ArrowUp': () => this.editor.commands.addRowBefore(),
      'Alt-Shift-ArrowRight': () => addColumn(this.editor, 'right'),
      'Alt-Shift-ArrowLeft': () => addColumn(this.editor, 'left'),
      'Alt-Shift-Backspace': () => this.editor.commands.deleteRow(),
      'Alt-Shift-Delete': () => this.editor.commands.deleteColumn(),
    }
  },
})

/** Where the arrow points: the first column of a table is at the side at which its text begins. */
const addColumn = (editor: Editor, to: 'left' | 'right'): boolean => {
  const isAfter = (to === 'left') === runsFromRightAt(editor)
  return isAfter ? editor.commands.addColumnAfter() : editor.commands.addColumnBefore()
}

/** Where the first paragraph of a text begins, however deep in lists or tables it stands. */
const firstText = (doc: Node): number | undefined => {
  let first: number | undefined
  doc.descendants((node, at) => {
    if (node.isTextblock) first ??= at
    return first === undefined
  })
  return first
}
