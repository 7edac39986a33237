import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { Brackets, Link, MessageSquareQuote, Redo2, Undo2 } from 'lucide-react'
import type { Ref } from 'react'
import { useI18n } from '../../i18n/context'
import { keyName } from '../../ui/keyName'
import { Tool, Toolbar, ToolbarGroup } from '../../ui/Toolbar'
import { commentAtCaret } from '../../ui/editor/comment'
import { focusText } from '../../ui/editor/focusText'
import { TableTools } from './TableTools'
import type { TextTool } from './textTools'
import { beginLink, BLOCKS, INSERTS, MARKS, redo, TICK, undo } from './textTools'
import { useTextOffer } from './useTextOffer'

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
  const act = (run: TextTool['run']): void => {
    focusText(editor)
    run(editor)
  }
  const tool = (spec: TextTool) => {
    const isOn = state.on[WITH_STATE.indexOf(spec)]
    return (
      <Tool
        key={spec.label}
        label={t(spec.label)}
        shortcut={spec.keys && keyName(t, spec.keys)}
        icon={<spec.icon size={18} aria-hidden />}
        {...(spec.on ? { isOn: isOn === true } : {})}
        onPress={() => act(spec.run)}
      />
    )
  }
  useTextOffer({ editor, state, onLink, onComment })
  return (
    <Toolbar label={t('notes.tools')} ref={ref ?? null} onLeave={() => focusText(editor)}>
      <ToolbarGroup label={t('notes.toolsWriting')}>
        {MARKS.map(tool)}
        <Tool
          label={t('notes.link')}
          shortcut={keyName(t, 'Mod-Shift-k')}
          icon={<Link size={18} aria-hidden />}
          isOn={state.link}
          onPress={onLink}
        />
        <Tool
          label={t('notes.linkNote')}
          shortcut="[["
          icon={<Brackets size={18} aria-hidden />}
          onPress={() => act(beginLink)}
        />
        <Tool
          label={t('comments.on')}
          shortcut={keyName(t, 'Mod-Shift-m')}
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
          shortcut={keyName(t, 'Mod-z')}
          icon={<Undo2 size={18} aria-hidden />}
          isDisabled={!state.canUndo}
          onPress={() => act(undo)}
        />
        <Tool
          label={t('notes.redo')}
          shortcut={keyName(t, 'Mod-Shift-z')}
          icon={<Redo2 size={18} aria-hidden />}
          isDisabled={!state.canRedo}
          onPress={() => act(redo)}
        />
      </ToolbarGroup>
      {state.table && <TableTools editor={editor} />}
    </Toolbar>
  )
}
