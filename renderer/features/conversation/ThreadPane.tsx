import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import { useMemo, useRef } from 'react'
import { X } from 'lucide-react'
import type { MessageId } from '#shared/protocol/ids'
import type { FileToSend } from '../../commands/filesToSend'
import { useI18n } from '../../i18n/context'
import type { MessageView } from '../../state/views'
import { Button } from '../../ui/Button'
import { PlaceHeader } from '../../ui/Place'
import type { ComposerHandle } from './Composer'
import { Composer } from './Composer'
import { DropFrame } from './files/DropFrame'
import { useDropping } from './files/useDropping'
import type { MessageHandlers } from './messageHandlers'
import { MessageItem } from './MessageItem'
import styles from './ThreadPane.module.css'
import { messageElement, useRoving } from './useRoving'
import { useSteadyScroll } from './useSteadyScroll'

type ThreadPaneProps = {
  readonly root: MessageId
  /** Absent while it is further back than what is loaded. */
  readonly parent: MessageView | undefined
  /** What was answered is a page of its own, which stands beside: these are comments on it. */
  readonly isBesidePage?: boolean
  readonly replies: readonly MessageView[]
  readonly today: number
  readonly editing: MessageId | undefined
  /** Long ones that are shown to their end. */
  readonly whole: ReadonlySet<MessageId>
  /** Those that were marked as read just now. */
  readonly marked: ReadonlySet<MessageId>
  /** Those that were put into an edition just now. */
  readonly onDesk: ReadonlySet<MessageId>
  readonly menuAt: MessageId | undefined
  readonly goal: MessageId | undefined
  readonly handlers: MessageHandlers
  /** The composer, so that "Reply" and "Quote" in here can lead to it. */
  readonly composerRef: RefObject<ComposerHandle | null>
  /** In place of where one writes: why one may not. */
  readonly closed: ReactNode
  readonly onSend: (text: string, files: readonly FileToSend[]) => Promise<void>
  readonly onClose: () => void
}

/** One message and what was answered to it, beside the conversation. Escape closes it. */
export const ThreadPane = ({
  root,
  parent,
  isBesidePage = false,
  replies,
  today,
  handlers,
  composerRef,
  onSend,
  onClose,
  ...at
}: ThreadPaneProps) => {
  const { t } = useI18n()
  const messages = useMemo(
    () => (parent && !isBesidePage ? [parent, ...replies] : replies),
    [parent, isBesidePage, replies],
  )
  const { scroller, content, onScroll, onUnfold, toEnd } = useSteadyScroll(messages)
  const { current, listeners } = useRoving(messages, handlers)
  const title = t(isBesidePage ? 'edition.comments' : 'thread.title')
  const enter = (): void => messageElement(content.current, messages.at(-1)?.id ?? root)?.focus()
  const newestOwn = messages.findLast(({ author, words }) => author.own && words.kind === 'text')?.id
  const pane = useRef<HTMLElement>(null)

  const close = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || !pane.current?.contains(event.target as Node)) return
    event.stopPropagation()
    onClose()
  }
  const dropping = useDropping(at.closed ? undefined : (files) => composerRef.current?.attach(files))
  const closing = { onKeyDown: close }
  const draw = (message: MessageView, opens: boolean) => (
    <MessageItem
      key={message.id}
      message={message}
      opens={opens}
      showsTime
      showsSaved={message.id === newestOwn}
      isCurrent={message.id === current}
      isGoal={message.id === at.goal}
      isWhole={at.whole.has(message.id)}
      tellsReaders={at.marked.has(message.id)}
      isOnDesk={at.onDesk.has(message.id)}
      isEditing={message.id === at.editing}
      hasMenu={message.id === at.menuAt}
      today={today}
      handlers={handlers}
    />
  )

  return (
    <aside ref={pane} className={styles['pane']} aria-label={title} {...closing} {...dropping.listeners}>
      {dropping.isOver && <DropFrame says={isBesidePage ? t('files.dropComment') : t('files.dropReply')} />}
      <PlaceHeader className={styles['header']}>
        <h2>{title}</h2>
        <Button
          look="quiet"
          icon={<X size={16} aria-hidden />}
          onPress={onClose}
          aria-label={isBesidePage ? t('edition.closeComments') : t('thread.close')}
        >
          {t('app.close')}
        </Button>
      </PlaceHeader>
      <div ref={scroller} className={styles['scroller']} onScroll={onScroll}>
        <div ref={content} className={styles['content']} onClickCapture={onUnfold} {...listeners}>
          {!isBesidePage && (
            <div className={styles['parent']}>
              {parent ? draw(parent, true) : <p className={styles['remark']}>{t('thread.parentEarlier')}</p>}
            </div>
          )}
          {replies.length === 0 && (
            <p className={styles['remark']}>{isBesidePage ? t('edition.noneYet') : t('thread.none')}</p>
          )}
          {replies.map((reply, index) => draw(reply, reply.author.member !== replies[index - 1]?.author.member))}
        </div>
      </div>
      <div className={styles['composer']}>
        <Composer
          label={isBesidePage ? t('edition.writeComment') : t('composer.threadLabel')}
          draftKey={`thread/${root}`}
          autoFocus
          onUp={enter}
          ref={composerRef}
          closed={at.closed}
          onSend={async (text, files) => {
            await onSend(text, files)
            toEnd()
          }}
        />
      </div>
    </aside>
  )
}
