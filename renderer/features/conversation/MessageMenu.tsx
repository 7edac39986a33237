import { Check, Copy, Eraser, Link, Pencil, Reply, TextQuote, Undo2 } from 'lucide-react'
import { useCommands } from '../../commands/context'
import { useReadersOfMessage } from '../../commands/useReaders'
import { useI18n } from '../../i18n/context'
import { readersLine } from '../../i18n/readersLine'
import type { GovernanceView, MessageView } from '../../state/views'
import { copyText } from '../../ui/copyText'
import type { MenuEntry } from '../../ui/Menu'
import { Menu } from '../../ui/Menu'
import type { MessageHandlers } from './messageHandlers'
import { isOwnText } from './messageHandlers'
import { savedLine } from './savedLine'

export type OpenMenu = { readonly message: MessageView; readonly anchor: Element }

type MessageMenuProps = {
  readonly open: OpenMenu | undefined
  readonly today: number
  /** What oneself may not do. */
  readonly whyNot: GovernanceView['whyNot']
  /** Who is unseen leaves no mark. */
  readonly mayMark: boolean
  readonly handlers: MessageHandlers
  readonly onClose: () => void
}

/** What can be done with a message, under a line that says where it is. One menu for all messages. */
export const MessageMenu = ({ open, today, whyNot, mayMark, handlers, onClose }: MessageMenuProps) => {
  const i18n = useI18n()
  const { t, format } = i18n
  const { linkToMessage } = useCommands()
  const readers = useReadersOfMessage(open?.message.id)
  if (!open) return null
  const { message } = open
  const { author, at, words, editedAt, saved } = message

  const entries: MenuEntry[] = [
    {
      id: 'reply',
      label: whyNot.post ? t('message.thread') : t('message.reply'),
      shortcut: 'R',
      icon: <Reply size={16} aria-hidden />,
      onAction: () => handlers.reply(message),
    },
  ]
  if (words.kind === 'text') {
    const { text } = words
    if (!whyNot.post) {
      entries.push({
        id: 'quote',
        label: t('message.quote'),
        shortcut: 'Q',
        icon: <TextQuote size={16} aria-hidden />,
        onAction: () => handlers.quote(message, open.anchor),
      })
    }
    entries.push({
      id: 'copy',
      label: t('message.copy'),
      icon: <Copy size={16} aria-hidden />,
      onAction: () => copyText(text),
    })
  }
  entries.push({
    id: 'link',
    label: t('message.copyLink'),
    icon: <Link size={16} aria-hidden />,
    onAction: () => copyText(linkToMessage(message.id)),
  })
  if (words.kind === 'text' && !author.own && mayMark && !readers.isOwn) {
    entries.push({
      id: 'mark',
      label: t('readers.leave'),
      shortcut: 'M',
      icon: <Check size={16} aria-hidden />,
      onAction: () => handlers.mark(message),
    })
  }
  if (isOwnText(message) && !whyNot.post) {
    entries.push({
      id: 'edit',
      label: t('message.edit'),
      shortcut: 'E',
      icon: <Pencil size={16} aria-hidden />,
      onAction: () => handlers.edit(message),
    })
  }
  if (isOwnText(message) && !whyNot.takeBack) {
    entries.push({
      id: 'takeBack',
      label: t('message.takeBack'),
      danger: true,
      icon: <Undo2 size={16} aria-hidden />,
      onAction: () => handlers.takeBack(message),
    })
  }
  if (!author.own && !whyNot.redact) {
    entries.push({
      id: 'redact',
      label: t('message.redact'),
      danger: true,
      icon: <Eraser size={16} aria-hidden />,
      onAction: () => handlers.redact(message),
    })
  }

  const edited = editedAt === undefined ? [] : [t('talk.editedAt', { when: format.moment(editedAt, today) })]
  const read = readersLine(i18n, readers)
  const remark = [...(author.own ? [savedLine(i18n, saved)] : []), ...edited, ...(read ? [read] : [])].join(' · ')
  return (
    <Menu
      label={t('message.actions', { name: author.name, when: format.moment(at, today) })}
      remark={remark || undefined}
      entries={entries}
      placement="bottom end"
      at={{ anchor: open.anchor, onClose }}
    />
  )
}
