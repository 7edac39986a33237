import type { Editor } from '@tiptap/core'
import { Brackets, Link, MessageSquareQuote, Redo2, Undo2 } from 'lucide-react'
import { useI18n } from '../../i18n/context'
import { runsFromRightAt } from '../../ui/editor/runsFromRightAt'
import { focusWhenFree } from '../../ui/focusWhenFree'
import { keyName } from '../../ui/keyName'
import type { MenuEntry } from '../../ui/Menu'
import { useOffer } from '../../ui/offers'
import type { TextTool } from './textTools'
import { beginLink, BLOCKS, INSERTS, MARKS, redo, TABLE, TICK, undo } from './textTools'

type TextOffer = {
  readonly editor: Editor
  /** What can be done where the caret is. */
  readonly state: Readonly<Record<'table' | 'task' | 'isSelected' | 'canUndo' | 'canRedo', boolean>>
  readonly onLink: () => void
  readonly onComment: () => void
}

type Offered = MenuEntry & { readonly isAtOnce?: boolean }

const ICON = { size: 16, 'aria-hidden': true } as const

/** Names the tools for the text in the palette too; who chooses one goes on writing where the caret was. */
export const useTextOffer = ({ editor, state, onLink, onComment }: TextOffer): void => {
  const { t } = useI18n()
  const act = (run: TextTool['run']): void => {
    run(editor)
    focusWhenFree(() => editor.view.dom)
  }
  const entry = ({ label, keys, icon: Icon, run }: TextTool): Offered => ({
    isAtOnce: true,
    id: label,
    label: t(label),
    icon: <Icon {...ICON} />,
    onAction: () => act(run),
    ...(keys ? { shortcut: keyName(t, keys, { mirrored: runsFromRightAt(editor) }) } : {}),
  })
  useOffer(() => {
    // It stays below what one looks at instead, as the history.
    if (!editor.view.dom.checkVisibility()) return []
    const entries: readonly (Offered | false)[] = [
      ...MARKS.map(entry),
      {
        id: 'link',
        label: t('notes.link'),
        icon: <Link {...ICON} />,
        shortcut: keyName(t, 'Mod-Shift-k'),
        onAction: onLink,
      },
      {
        id: 'linkNote',
        isAtOnce: true,
        label: t('notes.linkNote'),
        icon: <Brackets {...ICON} />,
        shortcut: '[[',
        onAction: () => act(beginLink),
      },
      state.isSelected && {
        id: 'comment',
        label: t('comments.on'),
        icon: <MessageSquareQuote {...ICON} />,
        shortcut: keyName(t, 'Mod-Shift-m'),
        onAction: onComment,
      },
      ...[...BLOCKS, ...INSERTS, ...(state.task ? [TICK] : []), ...(state.table ? TABLE : [])].map(entry),
      state.canUndo && {
        id: 'undo',
        isAtOnce: true,
        label: t('notes.undo'),
        icon: <Undo2 {...ICON} />,
        shortcut: keyName(t, 'Mod-z'),
        onAction: () => act(undo),
      },
      state.canRedo && {
        id: 'redo',
        isAtOnce: true,
        label: t('notes.redo'),
        icon: <Redo2 {...ICON} />,
        shortcut: keyName(t, 'Mod-Shift-z'),
        onAction: () => act(redo),
      },
    ]
    return entries.flatMap((one) => (one ? [{ ...one, group: 'text' as const }] : []))
  })
}
