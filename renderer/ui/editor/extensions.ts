import type { AnyExtension, Extensions, Mark, Node } from '@tiptap/core'
import { InputRule, mergeAttributes } from '@tiptap/core'
import { TaskItem, TaskList } from '@tiptap/extension-list'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import StarterKit from '@tiptap/starter-kit'
import { Comment } from './comment'
import { Link } from './link'
import type { NoteLinkOptions } from './noteLink'
import { NoteLink } from './noteLink'
import { tickTask } from './tickTask'

/** Without the widths and styles that Tiptap gives tables; wide ones scroll by themselves. */
const NoteTable = Table.extend({
  renderHTML: ({ HTMLAttributes }) => [
    'div',
    { class: 'tableWrapper' },
    ['table', mergeAttributes(HTMLAttributes), ['tbody', 0]],
  ],
  addNodeView: () => null,
})

/** As an attribute of its own instead of a style. */
const alignment = {
  align: {
    default: null,
    parseHTML: (element: HTMLElement): string | null => {
      const align = element.style.textAlign || element.getAttribute('align')
      return align === 'left' || align === 'center' || align === 'right' ? align : null
    },
    renderHTML: ({ align }: { readonly align?: unknown }) => (align ? { align } : {}),
  },
}

/** A task that a key can tick, not only the pointer. */
const NoteTask = TaskItem.extend({
  // Before the break that the same key would make elsewhere.
  priority: 200,
  addKeyboardShortcuts() {
    return { ...this.parent?.(), 'Mod-Enter': () => tickTask(this.editor) }
  },
  // As Markdown has it: "- [ ] " too, where "- " has made a list already.
  addInputRules() {
    const inList = new InputRule({
      find: /^\[([ x]?)\] $/i,
      handler: ({ range, match, chain }) => {
        if (!this.editor.isActive('bulletList')) return
        const checked = match[1]?.toLowerCase() === 'x'
        chain().deleteRange(range).toggleTaskList().updateAttributes('taskItem', { checked }).run()
      },
    })
    return [inList, ...(this.parent?.() ?? [])]
  },
})

/** What most of a note is made of; but code too can be commented on, which bears no other mark. */
const Basics = StarterKit.extend({
  addExtensions() {
    return (this.parent?.() ?? []).map((one): AnyExtension => {
      if (one.name === 'code') return (one as Mark).extend({ excludes: 'code link bold italic strike' })
      return one.name === 'codeBlock' ? (one as Node).extend({ marks: 'comment' }) : one
    })
  },
})

/**
 * What a note's body consists of: the same names as `noteVocabulary` in shared/documents (a test compares them).
 * `taskLabel` names a checkbox for ears, given the words beside it.
 */
export const noteSchema = (taskLabel: (words: string) => string, links: Partial<NoteLinkOptions> = {}): Extensions => [
  Basics.configure({
    undoRedo: false,
    underline: false,
    link: false,
    // It would write into a note merely because somebody opened it.
    trailingNode: false,
    dropcursor: { color: false, class: 'dropcursor' },
    codeBlock: { exitOnTripleEnter: true, enableTabIndentation: false },
  }),
  Link,
  NoteLink.configure(links),
  Comment,
  TaskList,
  NoteTask.configure({
    nested: true,
    a11y: { checkboxLabel: (node) => taskLabel(node.firstChild?.textContent ?? '') },
  }),
  NoteTable.configure({ resizable: false }),
  TableRow,
  TableHeader.extend({
    addAttributes() {
      return { ...this.parent?.(), ...alignment }
    },
  }),
  TableCell.extend({
    addAttributes() {
      return { ...this.parent?.(), ...alignment }
    },
  }),
]
