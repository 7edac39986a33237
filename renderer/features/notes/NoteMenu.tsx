import {
  Copy,
  CopyPlus,
  Download,
  Ellipsis,
  FileInput,
  History,
  LibraryBig,
  MessageSquareQuote,
  Printer,
} from 'lucide-react'
import { useRef } from 'react'
import { MenuTrigger } from 'react-aria-components'
import { useI18n } from '../../i18n/context'
import { FileField } from '../../ui/FileField'
import { afterMenu } from '../../ui/afterMenu'
import { IconButton } from '../../ui/IconButton'
import type { MenuEntry } from '../../ui/Menu'
import { Menu } from '../../ui/Menu'
import { keyName } from '../../ui/keyName'
import { useOffer } from '../../ui/offers'
import type { NoteDeeds } from './useNoteDeeds'

type NoteMenuProps = {
  readonly deeds: NoteDeeds
  readonly mayFound: boolean
  readonly onHistory: () => void
  readonly onLike: () => void
  readonly onShelve: () => void
  readonly onPrint: () => void
  /** Undefined where nobody has commented. */
  readonly onComments: (() => void) | undefined
}

/** More that can be done with the note as a whole. */
export const NoteMenu = ({ deeds, mayFound, onHistory, onLike, onShelve, onPrint, onComments }: NoteMenuProps) => {
  const { t } = useI18n()
  const file = useRef<HTMLInputElement>(null)
  const founding: readonly MenuEntry[] = [
    { id: 'shelve', label: t('shelves.put'), icon: <LibraryBig size={16} aria-hidden />, onAction: onShelve },
    {
      id: 'import',
      label: t('notes.import'),
      icon: <FileInput size={16} aria-hidden />,
      onAction: () => file.current?.click(),
    },
    { id: 'like', label: t('templates.likeThis'), icon: <CopyPlus size={16} aria-hidden />, onAction: onLike },
    { id: 'copy', label: t('notes.copy'), icon: <Copy size={16} aria-hidden />, onAction: deeds.copy },
  ]
  const entries: readonly MenuEntry[] = [
    ...(onComments
      ? [
          {
            id: 'comments',
            label: t('comments.readAll'),
            icon: <MessageSquareQuote size={16} aria-hidden />,
            onAction: onComments,
          },
        ]
      : []),
    { id: 'history', label: t('history.title'), icon: <History size={16} aria-hidden />, onAction: onHistory },
    {
      id: 'print',
      label: t('notes.print'),
      icon: <Printer size={16} aria-hidden />,
      shortcut: keyName(t, 'Mod-p'),
      onAction: () => afterMenu(onPrint),
    },
    {
      id: 'export',
      label: t('notes.export'),
      icon: <Download size={16} aria-hidden />,
      onAction: deeds.save,
    },
    ...(mayFound ? founding : []),
  ]
  useOffer(() => (deeds.busy ? [] : entries.map((entry) => ({ ...entry, group: 'note' as const }))))
  return (
    <>
      <MenuTrigger>
        <IconButton label={t('notes.more')} icon={<Ellipsis size={18} aria-hidden />} isDisabled={deeds.busy} />
        <Menu label={t('notes.more')} placement="bottom end" entries={entries} />
      </MenuTrigger>
      <FileField
        ref={file}
        label={t('notes.import')}
        accept=".md,.markdown,.txt,text/markdown,text/plain"
        onChoose={(chosen) => deeds.bringIn(chosen)}
      />
    </>
  )
}
