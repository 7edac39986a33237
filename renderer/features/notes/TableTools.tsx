import type { Editor } from '@tiptap/core'
import { useI18n } from '../../i18n/context'
import { keyName } from '../../ui/keyName'
import { focusText } from '../../ui/editor/focusText'
import { runsFromRightAt } from '../../ui/editor/runsFromRightAt'
import { Tool, ToolbarGroup } from '../../ui/Toolbar'
import { TABLE } from './textTools'

/** What can be done to the table that the caret is in. */
export const TableTools = ({ editor }: { readonly editor: Editor }) => {
  const { t } = useI18n()
  const mirrored = runsFromRightAt(editor)
  return (
    <ToolbarGroup label={t('notes.toolsTable')}>
      {TABLE.map(({ label, keys, icon: Icon, run }) => (
        <Tool
          key={label}
          label={t(label)}
          shortcut={keys && keyName(t, keys, { mirrored })}
          icon={<Icon size={18} aria-hidden />}
          onPress={() => {
            focusText(editor)
            run(editor)
          }}
        />
      ))}
    </ToolbarGroup>
  )
}
