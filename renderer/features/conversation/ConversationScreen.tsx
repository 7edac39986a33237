import type { ReactNode } from 'react'
import { memo, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { CalendarDays } from 'lucide-react'
import type { MessageId } from '#shared/protocol/ids'
import { useCommands } from '../../commands/context'
import type { FileToSend } from '../../commands/filesToSend'
import { useI18n } from '../../i18n/context'
import { dayOf } from '../../i18n/format'
import { useSnug } from '../../state/store'
import { useIsLastLook } from '../../state/lastLook'
import type { MessageView, WholeRoomView, ThreadView } from '../../state/views'
import { Button } from '../../ui/Button'
import { PlaceHeader } from '../../ui/Place'
import { unlessMovedOn } from '../../ui/unlessMovedOn'
import { useLatest } from '../../ui/useLatest'
import { useToday } from '../../ui/useToday'
import { Announcer } from './Announcer'
import { arrange, rootOf } from './arrange'
import type { ComposerHandle } from './Composer'
import { Composer } from './Composer'
import styles from './ConversationScreen.module.css'
import { DeedsAbove } from './DeedsAbove'
import { DropFrame } from './files/DropFrame'
import { useDropping } from './files/useDropping'
import { foldMuted } from './foldMuted'
import { quotation } from './quotation'
import { ThreadPane } from './ThreadPane'
import type { TimelineHandle } from './Timeline'
import { Timeline } from './Timeline'
import { useGathered } from './useGathered'
import { useGoal } from './useGoal'
import { messageElement } from './useRoving'
import { useMessageDeeds } from './useMessageDeeds'
import { useReadOn } from './useReadOn'
import { useThread } from './useThread'
import { useToNewest } from './useToNewest'

type ConversationScreenProps = {
  readonly room: WholeRoomView
  /** Asks to which day to go. */
  readonly onDay: () => void
  /** The message that was gone to: once for each object, not once for each message. */
  readonly goal?: { readonly at?: MessageId | undefined } | undefined
  /** In place of where one writes: why one may not. */
  readonly closed: ReactNode
}

/** The room's one timeline, with a thread beside it when one is open. Give it the room's id as key. */
export const ConversationScreen = ({ room: shown, goal, onDay, closed }: ConversationScreenProps) => {
  const muted = useSnug((state) => state.muted)
  const since = useSnug((state) => state.company.since)
  const [unfolded, unfold] = useGathered()
  const [whole, showWhole] = useGathered()
  // Whoever comes back from another place reads on where they were.
  const begin = useReadOn(shown)
  const isComplete = useDeferredValue(true, goal?.at !== undefined || begin !== undefined)
  const room = useMemo(() => {
    const fold = (messages: readonly MessageView[]) => foldMuted(messages, muted, unfolded)
    const { answered } = shown
    const messages = isComplete ? shown.messages : shown.messages.slice(-OPENING)
    const inThread = shown.thread && { root: shown.thread.root, messages: fold(shown.thread.messages) }
    const from = isComplete ? -Infinity : (messages[0]?.at ?? Infinity)
    const renamings = shown.renamings.filter(({ at }) => at >= from)
    return { ...shown, messages: fold(messages), answered: fold(answered), renamings, thread: inThread }
  }, [shown, isComplete, muted, unfolded])
  const { t } = useI18n()
  const commands = useCommands()
  const today = useToday()
  const isLastLook = useIsLastLook()
  const [thread, setThread] = useState<MessageId | undefined>()
  const timeline = useRef<TimelineHandle>(null)
  const composer = useRef<ComposerHandle>(null)
  const threadComposer = useRef<ComposerHandle>(null)
  /** What the thread was opened from. */
  const opener = useRef<MessageId | undefined>(undefined)
  const { messages, answered, renamings, thread: inThread } = room
  const byId = useMemo(
    () => new Map([...answered, ...(inThread?.messages ?? []), ...messages].map((message) => [message.id, message])),
    [messages, answered, inThread],
  )
  const arranged = useMemo(
    () => arrange(messages, dayOf, answered, since, renamings),
    [messages, answered, since, renamings],
  )
  useThread(thread)
  const toNewest = useToNewest(room.hasLater, timeline, goal?.at !== undefined || begin !== undefined)
  useGoal(goal, (id) => {
    const message = byId.get(id)
    if (!message) return false
    showWhole(id)
    const root = rootOf(message, byId)
    if (root === undefined) return timeline.current?.goTo(id) ?? false
    // An answer is read in its thread, which may hang on a message further back.
    if (!timeline.current?.goTo(root)) timeline.current?.goTo(id)
    opener.current = root
    setThread(root)
    requestAnimationFrame(() => focusInThread(id))
    return true
  })

  const latestToNewest = useLatest(toNewest)
  const send = useCallback(
    async (text: string, files: readonly FileToSend[]): Promise<void> => {
      await commands.postMessage({ text, files })
      latestToNewest.current()
    },
    [commands, latestToNewest],
  )
  const enter = useCallback(() => timeline.current?.enter(), [])
  const openThread = (root: MessageId, from: MessageId): void => {
    // What is answered in the thread is open already.
    if (root !== thread) {
      timeline.current?.hold(from)
      opener.current = from
    }
    setThread(root)
    threadComposer.current?.focus()
  }
  const deeds = useMessageDeeds({
    governance: room.governance,
    unfold,
    showWhole,
    reply: (message) => openThread(rootOf(message, byId) ?? message.id, message.id),
    quote: ({ id, author, words }, at) => {
      if (words.kind !== 'text') return
      const into = at.closest('aside') ? threadComposer : composer
      into.current?.quote(quotation({ text: words.text, name: author.name, link: commands.linkToMessage(id) }))
    },
  })
  const dropping = useDropping(closed ? undefined : (files) => composer.current?.attach(files))
  const closeThread = (): void => {
    const from = opener.current ?? thread
    if (!from) return
    timeline.current?.hold(from)
    setThread(undefined)
    // Not before the conversation is in sight again, where the thread lay over it.
    unlessMovedOn(() => timeline.current?.focus(from))
  }
  const { handlers, editing, marked, onDesk, menu } = deeds
  const at = { today, editing, whole, marked, onDesk, menuAt: menu?.message.id, goal: goal?.at, handlers }
  const parent = thread && byId.get(thread)
  const isClosedEdition = parent?.words.kind === 'text' && parent.edition?.commentsOpen === false

  return (
    <div className={styles['screen']}>
      <div className={styles['talk']}>
        <div className={styles['column']} {...dropping.listeners}>
          {dropping.isOver && <DropFrame says={t('files.dropHere')} />}
          <TalkHeader hasDays={room.messages.length > 0} isInert={isLastLook} onDay={onDay} />
          <Timeline
            {...at}
            ref={timeline}
            room={room}
            isComplete={isComplete}
            arranged={arranged}
            onThread={openThread}
            onWrite={() => composer.current?.focus()}
            onNewest={toNewest}
            begin={begin}
            isInert={isLastLook}
          />
          <div className={styles['composer']} inert={isLastLook && Boolean(closed)}>
            <Composer
              label={t('composer.label')}
              draftKey="conversation"
              closed={closed}
              ref={composer}
              onSend={send}
              onUp={enter}
              isLanding
            />
          </div>
        </div>
      </div>
      {thread && (
        <ThreadPane
          {...at}
          key={thread}
          root={thread}
          parent={parent}
          replies={repliesTo(thread, room.thread) ?? arranged.threads.get(thread) ?? NONE}
          composerRef={threadComposer}
          closed={closed || (isClosedEdition && t('edition.noComments'))}
          onSend={(text, files) => commands.postMessage({ text, files, replyTo: thread })}
          onClose={closeThread}
        />
      )}
      <DeedsAbove deeds={deeds} byId={byId} today={today} />
      {!room.hasLater && <Announcer messages={room.messages} />}
    </div>
  )
}

const TalkHeader = memo(function TalkHeader({
  hasDays,
  isInert,
  onDay,
}: Pick<ConversationScreenProps, 'onDay'> & { readonly hasDays: boolean; readonly isInert: boolean }) {
  const { t } = useI18n()
  return (
    <PlaceHeader className={styles['header']} inert={isInert}>
      <h2>{t('talk.title')}</h2>
      {hasDays && (
        <Button look="quiet" icon={<CalendarDays size={16} aria-hidden />} onPress={onDay}>
          {t('talk.goToDay')}
        </Button>
      )}
    </PlaceHeader>
  )
})

/** Undefined until the thread has been read. */
const repliesTo = (root: MessageId, read: ThreadView | undefined): readonly MessageView[] | undefined =>
  read?.root === root ? read.messages.filter(({ id }) => id !== root) : undefined

/**
 * So many of the newest messages are drawn first: about a window's. The rest follows once these are on screen, without
 * keeping anybody from writing.
 */
const OPENING = 12

const NONE: readonly MessageView[] = []

const focusInThread = (id: MessageId): void => messageElement(document.querySelector('aside'), id)?.focus()
