import type { ChainedCommands, Editor } from '@tiptap/core'
import type { LucideIcon } from 'lucide-react'
import {
  BetweenHorizontalEnd,
  BetweenHorizontalStart,
  BetweenVerticalEnd,
  BetweenVerticalStart,
  FoldHorizontal,
  FoldVertical,
  PanelTop,
  Trash2,
} from 'lucide-react'
import { useI18n } from '../../i18n/context'
import { keyName } from '../../ui/keyName'
import { focusText } from '../../ui/editor/focusText'
import { runsFromRightAt } from '../../ui/editor/runsFromRightAt'
import { Tool, ToolbarGroup } from '../../ui/Toolbar'

type TableTool = {
  readonly label:
    | 'notes.rowBefore'
    | 'notes.rowAfter'
    | 'notes.columnBefore'
    | 'notes.columnAfter'
    | 'notes.deleteRow'
    | 'notes.deleteColumn'
    | 'notes.headerRow'
    | 'notes.deleteTable'
  readonly keys?: string
  readonly icon: LucideIcon
  readonly run: (chain: ChainedCommands) => ChainedCommands
}

const TOOLS: readonly TableTool[] = [
  {
    label: 'notes.rowBefore',
    keys: 'Alt-Shift-ArrowUp',
    icon: BetweenHorizontalStart,
    run: (chain) => chain.addRowBefore(),
  },
  {
    label: 'notes.rowAfter',
    keys: 'Alt-Shift-ArrowDown',
    icon: BetweenHorizontalEnd,
    run: (chain) => chain.addRowAfter(),
  },
  {
    label: 'notes.columnBefore',
    keys: 'Alt-Shift-ArrowLeft',
    icon: BetweenVerticalStart,
    run: (chain) => chain.addColumnBefore(),
  },
  {
    label: 'notes.columnAfter',
    keys: 'Alt-Shift-ArrowRight',
    icon: BetweenVerticalEnd,
    run: (chain) => chain.addColumnAfter(),
  },
  { label: 'notes.deleteRow', keys: 'Alt-Shift-Backspace', icon: FoldVertical, run: (chain) => chain.deleteRow() },
  { label: 'notes.deleteColumn', keys: 'Alt-Shift-Delete', icon: FoldHorizontal, run: (chain) => chain.deleteColumn() },
  { label: 'notes.headerRow', icon: PanelTop, run: (chain) => chain.toggleHeaderRow() },
  { label: 'notes.deleteTable', icon: Trash2, run: (chain) => chain.deleteTable() },
]

/** What can be done to the table that the caret is in. */
export const TableTools = ({ editor }: { readonly editor: Editor }) => {
  const { t } = useI18n()
  const mirrored = runsFromRightAt(editor)
  return (
    <ToolbarGroup label={t('notes.toolsTable')}>
      {TOOLS.map(({ label, keys, icon: Icon, run }) => (
        <Tool
          key={label}
          label={t(label)}
          shortcut={keys && keyName(keys, { mirrored })}
          icon={<Icon size={18} aria-hidden />}
          onPress={() => {
            focusText(editor)
            run(editor.chain()).run()
          }}
        />
      ))}
    </ToolbarGroup>
  )
}
