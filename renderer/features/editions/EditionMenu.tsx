import { Download, Ellipsis, Eraser, Link, MessageCircle, Printer, Undo2 } from 'lucide-react'
import { MenuTrigger } from 'react-aria-components'
import { useI18n } from '../../i18n/context'
import { afterMenu } from '../../ui/afterMenu'
import { IconButton } from '../../ui/IconButton'
import { keyName } from '../../ui/keyName'
import type { MenuEntry } from '../../ui/Menu'
import { Menu } from '../../ui/Menu'
import { useOffer } from '../../ui/offers'

type EditionMenuProps = {
  readonly onPrint: () => void
  /** Undefined while it is not all here. */
  readonly onSave: (() => void) | undefined
  readonly onLink: () => void
  readonly onShow: () => void
  /** Undefined for who may not. */
  readonly onTakeBack: (() => void) | undefined
  readonly onRedact: (() => void) | undefined
}

const SIZE = { size: 16, 'aria-hidden': true } as const

/** What can be done with an edition as a whole: here, and in the palette. */
export const EditionMenu = ({ onPrint, onSave, onLink, onShow, onTakeBack, onRedact }: EditionMenuProps) => {
  const { t } = useI18n()
  const entries: readonly MenuEntry[] = [
    {
      id: 'print',
      label: t('edition.print'),
      icon: <Printer {...SIZE} />,
      shortcut: keyName(t, 'Mod-p'),
      onAction: () => afterMenu(onPrint),
    },
    ...(onSave ? [{ id: 'save', label: t('edition.save'), icon: <Download {...SIZE} />, onAction: onSave }] : []),
    { id: 'link', label: t('edition.link'), icon: <Link {...SIZE} />, onAction: onLink },
    { id: 'show', label: t('edition.show'), icon: <MessageCircle {...SIZE} />, onAction: onShow },
    ...(onTakeBack
      ? [
          {
            id: 'takeBack',
            label: t('edition.takeBack'),
            icon: <Undo2 {...SIZE} />,
            danger: true,
            onAction: onTakeBack,
          },
        ]
      : []),
    ...(onRedact
      ? [{ id: 'redact', label: t('edition.redact'), icon: <Eraser {...SIZE} />, danger: true, onAction: onRedact }]
      : []),
  ]
  useOffer(() => entries.map((entry) => ({ ...entry, group: 'edition' as const })))
  return (
    <MenuTrigger>
      <IconButton label={t('edition.moreActions')} icon={<Ellipsis size={18} aria-hidden />} />
      <Menu label={t('edition.moreActions')} placement="bottom end" entries={entries} />
    </MenuTrigger>
  )
}
