import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import type { LucideIcon } from 'lucide-react'
import {
  Bold,
  Brackets,
  Code,
  Heading1,
  Heading2,
  Heading3,
  Italic,
  Link,
  MessageSquareQuote,
  List,
  ListChecks,
  ListOrdered,
  Minus,
  Redo2,
  SquareCheck,
  SquareCode,
  Strikethrough,
  Table,
  TextQuote,
  Undo2,
} from 'lucide-react'
import type { Ref } from 'react'
import type { MessageKey } from '../../i18n/catalogue'
import { useI18n } from '../../i18n/context'
import { keyName } from '../../ui/keyName'
import { Tool, Toolbar, ToolbarGroup } from '../../ui/Toolbar'
import { commentAtCaret } from '../../ui/editor/comment'
import { focusText } from '../../ui/editor/focusText'
import { tickTask } from '../../ui/editor/tickTask'
import { TableTools } from './TableTools'

type ToolSpec = {
  readonly label: Extract<MessageKey, `notes.${string}`>
  readonly keys?: string
  readonly icon: LucideIcon
  /** Node or mark that is on, with its attributes. */
  readonly on?: readonly [string, Readonly<Record<string, unknown>>?]
  readonly run: (editor: Editor) => boolean
}

const heading = (level: 1 | 2 | 3, icon: LucideIcon): ToolSpec => ({
  label: `notes.heading${level}`,
  keys: `Mod-Alt-${level}`,
  icon,
  on: ['heading', { level }],
  run: (editor) => editor.commands.toggleHeading({ level }),
})

const MARKS: readonly ToolSpec[] = [
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
const BLOCKS: readonly ToolSpec[] = [
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
const INSERTS: readonly ToolSpec[] = [
  {
    label: 'notes.table',
    icon: Table,
    run: (editor) => editor.commands.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
  },
  { label: 'notes.rule', icon: Minus, run: (editor) => editor.commands.setHorizontalRule() },
]
const TICK: ToolSpec = {
  label: 'notes.tick',
  keys: 'Mod-Enter',
  icon: SquareCheck,
  run: tickTask,
}
const WITH_STATE = [...MARKS, ...BLOCKS]

type NoteToolsProps = {
  readonly editor: Editor
  readonly onLink: () => void
  readonly onComment: () => void
  readonly ref?: Ref<HTMLDivElement>
}

/** Everything that can be done to the text, each with its key. */
export const NoteTools = ({ editor, onLink, onComment, ref }: NoteToolsProps) => {
  const { t } = useI18n()
  const state = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      on: WITH_STATE.map(({ on }) => (on ? now.isActive(on[0], on[1] ? { ...on[1] } : {}) : false)),
      link: now.isActive('link'),
      table: now.isActive('table'),
      task: now.isActive('taskItem'),
      isSelected: !now.state.selection.empty || commentAtCaret(now.state) !== undefined,
      canUndo: now.can().undo(),
      canRedo: now.can().redo(),
    }),
  })
  const act = (run: ToolSpec['run']): void => {
    focusText(editor)
    run(editor)
  }
  /** Behind what is selected: the list of notes opens by what is written. */
  const beginLink = (): void =>
    act((now) => now.chain().setTextSelection(now.state.selection.to).insertContent('[[').run())
  const tool = (spec: ToolSpec) => {
    const isOn = state.on[WITH_STATE.indexOf(spec)]
    return (
      <Tool
        key={spec.label}
        label={t(spec.label as 'notes.bold')}
        shortcut={spec.keys && keyName(spec.keys)}
        icon={<spec.icon size={18} aria-hidden />}
        {...(spec.on ? { isOn: isOn === true } : {})}
        onPress={() => act(spec.run)}
      />
    )
  }
  return (
    <Toolbar label={t('notes.tools')} ref={ref ?? null} onLeave={() => focusText(editor)}>
      <ToolbarGroup label={t('notes.toolsWriting')}>
        {MARKS.map(tool)}
        <Tool
          label={t('notes.link')}
          shortcut={keyName('Mod-Shift-k')}
          icon={<Link size={18} aria-hidden />}
          isOn={state.link}
          onPress={onLink}
        />
        <Tool label={t('notes.linkNote')} shortcut="[[" icon={<Brackets size={18} aria-hidden />} onPress={beginLink} />
        <Tool
          label={t('comments.on')}
          shortcut={keyName('Mod-Shift-m')}
          icon={<MessageSquareQuote size={18} aria-hidden />}
          isDisabled={!state.isSelected}
          onPress={onComment}
        />
      </ToolbarGroup>
      <ToolbarGroup label={t('notes.toolsBlocks')}>
        {BLOCKS.map(tool)}
        {INSERTS.map(tool)}
        {state.task && tool(TICK)}
      </ToolbarGroup>
      <ToolbarGroup label={t('notes.toolsHistory')}>
        <Tool
          label={t('notes.undo')}
          shortcut={keyName('Mod-z')}
          icon={<Undo2 size={18} aria-hidden />}
          isDisabled={!state.canUndo}
          onPress={() => act((now) => now.commands.undo())}
        />
        <Tool
          label={t('notes.redo')}
          shortcut={keyName('Mod-Shift-z')}
          icon={<Redo2 size={18} aria-hidden />}
          isDisabled={!state.canRedo}
          onPress={() => act((now) => now.commands.redo())}
        />
      </ToolbarGroup>
      {state.table && <TableTools editor={editor} />}
    </Toolbar>
  )
}
