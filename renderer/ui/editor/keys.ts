import { Extension } from '@tiptap/core'

type Leave = () => void

/**
 * Keys beside those of the extensions. Tab never falls out of a list by accident; Escape leaves the editor, so that
 * nobody is caught where Tab has a meaning of its own.
 */
export const NoteKeys = Extension.create<{ readonly onLeave: Leave; readonly onLink: Leave }>({
  name: 'noteKeys',
  // After the lists and tables have had their turn with Tab.
  priority: 10,
  addOptions: () => ({ onLeave: () => undefined, onLink: () => undefined }),
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
      'Alt-F10': leave,
      'Mod-Shift-k': () => {
        this.options.onLink()
        return true
      },
      'Alt-Shift-ArrowDown': () => this.editor.commands.addRowAfter(),
      'Alt-Shift-ArrowUp': () => this.editor.commands.addRowBefore(),
      'Alt-Shift-ArrowRight': () => this.editor.commands.addColumnAfter(),
      'Alt-Shift-ArrowLeft': () => this.editor.commands.addColumnBefore(),
      'Alt-Shift-Backspace': () => this.editor.commands.deleteRow(),
      'Alt-Shift-Delete': () => this.editor.commands.deleteColumn(),
    }
  },
})
