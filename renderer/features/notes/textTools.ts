import type { Editor } from '@tiptap/core'
import type { LucideIcon } from 'lucide-react'
import {
  BetweenHorizontalEnd,
  BetweenHorizontalStart,
  BetweenVerticalEnd,
  BetweenVerticalStart,
  Bold,
  Code,
  FoldHorizontal,
  FoldVertical,
  Heading1,
  Heading2,
  Heading3,
  Italic,
  List,
  ListChecks,
  ListOrdered,
  Minus,
  PanelTop,
  SquareCheck,
  SquareCode,
  Strikethrough,
  Table,
  TextQuote,
  Trash2,
} from 'lucide-react'
import type { MessageKey } from '../../i18n/catalogue'
import { tickTask } from '../../ui/editor/tickTask'

type PlainLabel = Extract<
  MessageKey,
  | `notes.${'bold' | 'italic' | 'strike' | 'code' | 'heading1' | 'heading2' | 'heading3' | 'bullets' | 'numbers' | 'tasks' | 'quote'}`
  | `notes.${'codeBlock' | 'table' | 'rule' | 'tick'}`
  | `notes.${'rowBefore' | 'rowAfter' | 'columnBefore' | 'columnAfter' | 'deleteRow' | 'deleteColumn' | 'headerRow' | 'deleteTable'}`
>

/** What can be done to a note's text, by a press or a key: in the toolbar below it, and in the palette. */
export type TextTool = {
  readonly label: PlainLabel
  readonly keys?: string
  readonly icon: LucideIcon
  /** Node or mark that is on, with its attributes. */
  readonly on?: readonly [string, Readonly<Record<string, unknown>>?]
  readonly run: (editor: Editor) => boolean
}

const heading = (level: 1 | 2 | 3, icon: LucideIcon): TextTool => ({
  label: `notes.heading${level}`,
  keys: `Mod-Alt-${level}`,
  icon,
  on: ['heading', { level }],
  run: (editor) => editor.commands.toggleHeading({ level }),
})

export const MARKS: readonly TextTool[] = [
  {
    label: 'notes.bold',
    keys: 'Mod-b',
    icon: Bold,
    on: ['bold'],
    run: (editor) => editor.commands.toggleBold(),
  },
  {
    label: 'notes.italic',
    keys: 'Mod-i',
    icon: Italic,
    on: ['italic'],
    run: (editor) => editor.commands.toggleItalic(),
  },
  {
    label: 'notes.strike',
    keys: 'Mod-Shift-s',
    icon: Strikethrough,
    on: ['strike'],
    run: (editor) => editor.commands.toggleStrike(),
  },
  {
    label: 'notes.code',
    keys: 'Mod-e',
    icon: Code,
    on: ['code'],
    run: (editor) => editor.commands.toggleCode(),
  },
]
export const BLOCKS: readonly TextTool[] = [
  heading(1, Heading1),
  heading(2, Heading2),
  heading(3, Heading3),
  {
    label: 'notes.bullets',
    keys: 'Mod-Shift-8',
    icon: List,
    on: ['bulletList'],
    run: (editor) => editor.commands.toggleBulletList(),
  },
  {
    label: 'notes.numbers',
    keys: 'Mod-Shift-7',
    icon: ListOrdered,
    on: ['orderedList'],
    run: (editor) => editor.commands.toggleOrderedList(),
  },
  {
    label: 'notes.tasks',
    keys: 'Mod-Shift-9',
    icon: ListChecks,
    on: ['taskList'],
    run: (editor) => editor.commands.toggleTaskList(),
  },
  {
    label: 'notes.quote',
    keys: 'Mod-Shift-b',
    icon: TextQuote,
    on: ['blockquote'],
    run: (editor) => editor.commands.toggleBlockquote(),
  },
  {
    label: 'notes.codeBlock',
    keys: 'Mod-Alt-c',
    icon: SquareCode,
    on: ['codeBlock'],
    run: (editor) => editor.commands.toggleCodeBlock(),
  },
]
export const INSERTS: readonly TextTool[] = [
  {
    label: 'notes.table',
    icon: Table,
    run: (editor) => editor.commands.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
  },
  { label: 'notes.rule', icon: Minus, run: (editor) => editor.commands.setHorizontalRule() },
]
export const TICK: TextTool = {
  label: 'notes.tick',
  keys: 'Mod-Enter',
  icon: SquareCheck,
  run: tickTask,
}
/** What can be done to the table that the caret is in. */
export const TABLE: readonly TextTool[] = [
  {
    label: 'notes.rowBefore',
    keys: 'Alt-Shift-ArrowUp',
    icon: BetweenHorizontalStart,
    run: (editor) => editor.commands.addRowBefore(),
  },
  {
    label: 'notes.rowAfter',
    keys: 'Alt-Shift-ArrowDown',
    icon: BetweenHorizontalEnd,
    run: (editor) => editor.commands.addRowAfter(),
  },
  {
    label: 'notes.columnBefore',
    keys: 'Alt-Shift-ArrowLeft',
    icon: BetweenVerticalStart,
    run: (editor) => editor.commands.addColumnBefore(),
  },
  {
    label: 'notes.columnAfter',
    keys: 'Alt-Shift-ArrowRight',
    icon: BetweenVerticalEnd,
    run: (editor) => editor.commands.addColumnAfter(),
  },
  {
    label: 'notes.deleteRow',
    keys: 'Alt-Shift-Backspace',
    icon: FoldVertical,
    run: (editor) => editor.commands.deleteRow(),
  },
  {
    label: 'notes.deleteColumn',
    keys: 'Alt-Shift-Delete',
    icon: FoldHorizontal,
    run: (editor) => editor.commands.deleteColumn(),
  },
  { label: 'notes.headerRow', icon: PanelTop, run: (editor) => editor.commands.toggleHeaderRow() },
  { label: 'notes.deleteTable', icon: Trash2, run: (editor) => editor.commands.deleteTable() },
]

/** Behind what is selected: the list of notes opens by what is written. */
export const beginLink = (editor: Editor): boolean =>
  editor.chain().setTextSelection(editor.state.selection.to).insertContent('[[').run()
export const undo = (editor: Editor): boolean => editor.commands.undo()
export const redo = (editor: Editor): boolean => editor.commands.redo()
