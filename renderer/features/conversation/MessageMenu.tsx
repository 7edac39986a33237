import { useCommands } from '../../commands/context'
import { useReadersOfMessage } from '../../commands/useReaders'
import { useI18n } from '../../i18n/context'
import { readersLine } from '../../i18n/readersLine'
import type { GovernanceView, MessageView } from '../../state/views'
import { Menu } from '../../ui/Menu'
import { messageEntries } from './messageEntries'
import type { MessageHandlers } from './messageHandlers'
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
  const { author, at, editedAt, saved } = message

  const mark = mayMark && !readers.isOwn
  const entries = messageEntries(t, message, open.anchor, { whyNot, mayMark: mark, handlers, linkToMessage })
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
