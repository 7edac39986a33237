import {
  BookOpen,
  Captions,
  Check,
  Copy,
  Download,
  Eraser,
  Link,
  NotebookPen,
  Pencil,
  Reply,
  TextQuote,
  Undo2,
} from 'lucide-react'
import type { Commands } from '../../commands/commands'
import type { Translate } from '../../i18n/translate'
import type { GovernanceView, MessageView } from '../../state/views'
import type { MenuEntry } from '../../ui/Menu'
import type { MessageHandlers } from './messageHandlers'
import { isOwnText } from './messageHandlers'

/** What decides what can be done with a message. */
export type About = {
  /** What oneself may not do. */
  readonly whyNot: GovernanceView['whyNot']
  /** Who is unseen leaves no mark, and nobody leaves two. */
  readonly mayMark: boolean
  readonly handlers: MessageHandlers
  readonly linkToMessage: Commands['linkToMessage']
}

const SIZE = { size: 16, 'aria-hidden': true } as const

/** Everything that can be done with a message, which stands at `anchor`: for its menu, and for the palette. */
export const messageEntries = (
  t: Translate,
  message: MessageView,
  anchor: Element,
  { whyNot, mayMark, handlers, linkToMessage }: About,
): readonly MenuEntry[] => {
  const { author, words, edition } = message
  const own = isOwnText(message)
  const offered = (isOffered: boolean, entry: MenuEntry): MenuEntry[] => (isOffered ? [entry] : [])
  const text = words.kind === 'text' ? words.text : undefined
  const files = (words.kind === 'text' && words.files) || []
  const mayReply = !whyNot.post && edition?.commentsOpen !== false
  const isSaid = text !== undefined && !edition
  return [
    ...offered(edition !== undefined, {
      id: 'read',
      label: t('editions.read'),
      icon: <BookOpen {...SIZE} />,
      onAction: () => handlers.read(message),
    }),
    {
      id: 'reply',
      label: mayReply ? t('message.reply') : t('message.thread'),
      shortcut: 'R',
      icon: <Reply {...SIZE} />,
      onAction: () => handlers.reply(message),
    },
    ...offered(isSaid && !whyNot.post, {
      id: 'quote',
      label: t('message.quote'),
      shortcut: 'Q',
      icon: <TextQuote {...SIZE} />,
      onAction: () => handlers.quote(message, anchor),
    }),
    ...offered(isSaid && text !== '', {
      id: 'copy',
      label: t('message.copy'),
      icon: <Copy {...SIZE} />,
      onAction: () => handlers.copy(text ?? '', t('message.copied')),
    }),
    ...files.map(({ name }, nth) => ({
      id: `save${nth}`,
      label: t('files.saveOf', { name }),
      icon: <Download {...SIZE} />,
      onAction: () => handlers.saveFile(message, nth),
    })),
    ...files.flatMap(({ name, picture }, nth) =>
      offered(own && !whyNot.post && picture !== undefined, {
        id: `describe${nth}`,
        label: t('files.describeAction', { name }),
        icon: <Captions {...SIZE} />,
        onAction: () => handlers.describe(message, nth, anchor),
      }),
    ),
    {
      id: 'link',
      label: t('message.copyLink'),
      icon: <Link {...SIZE} />,
      onAction: () => handlers.copy(linkToMessage(message.id), t('message.linkCopied')),
    },
    ...offered(text !== undefined && !author.own && mayMark, {
      id: 'mark',
      label: t('readers.leave'),
      shortcut: 'M',
      icon: <Check {...SIZE} />,
      onAction: () => handlers.mark(message),
    }),
    ...offered(isSaid && (text !== '' || files.length > 0) && !whyNot.publish, {
      id: 'desk',
      label: t('desk.putHere'),
      icon: <NotebookPen {...SIZE} />,
      onAction: () => handlers.putOnDesk(message),
    }),
    ...offered(own && !whyNot.post, {
      id: 'edit',
      label: t('message.edit'),
      shortcut: 'E',
      icon: <Pencil {...SIZE} />,
      onAction: () => handlers.edit(message),
    }),
    ...offered(author.own && text !== undefined && !whyNot.takeBack, {
      id: 'takeBack',
      label: t('message.takeBack'),
      danger: true,
      icon: <Undo2 {...SIZE} />,
      onAction: () => handlers.takeBack(message, anchor),
    }),
    ...offered(!author.own && !whyNot.redact, {
      id: 'redact',
      label: t('message.redact'),
      danger: true,
      icon: <Eraser {...SIZE} />,
      onAction: () => handlers.redact(message, anchor),
    }),
  ]
}
