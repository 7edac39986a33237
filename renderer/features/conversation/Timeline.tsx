import type { Ref } from 'react'
import { useEffect, useImperativeHandle, useMemo } from 'react'
import { ArrowDown, MessagesSquare } from 'lucide-react'
import type { MessageId } from '#shared/protocol/ids'
import { talkDocAt } from '#shared/protocol/ids'
import { useCommands } from '../../commands/context'
import { useI18n } from '../../i18n/context'
import type { ReadingPlace } from '../../state/store'
import { keepReading } from '../../state/store'
import type { MessageView, WholeRoomView } from '../../state/views'
import { Button } from '../../ui/Button'
import { focusWhenFree } from '../../ui/focusWhenFree'
import type { Arranged, Entry, Replied } from './arrange'
import { EarlierMessages } from './EarlierMessages'
import { LaterMessages } from './LaterMessages'
import type { MessageHandlers } from './messageHandlers'
import { MessageItem } from './MessageItem'
import { RenamedLines } from './RenamedLines'
import { repliedLine, repliesFrom } from './repliesLine'
import styles from './Timeline.module.css'
import type { Stop } from './useRoving'
import { messageElement, tabStop, useRoving } from './useRoving'
import type { ReadingAt } from './useSteadyScroll'
import { firstInSight, isInSight, useSteadyScroll } from './useSteadyScroll'

export type TimelineHandle = {
  toEnd(): void
  /** Focuses a message, or the line that stands for it; where it is out of sight, what is read there. */
  focus(message: MessageId): void
  /** Keeps it where it is, if it is in sight, while the column gets narrower or wider. */
  hold(message: MessageId): void
  /** Focuses what the Tab key would reach. */
  enter(): void
  /** Brings a message into sight and focuses it, or the line that tells of it; false if neither is shown. */
  goTo(message: MessageId): boolean
}

type TimelineProps = {
  readonly room: WholeRoomView
  /** Otherwise those before its messages are about to be drawn. */
  readonly isComplete: boolean
  readonly arranged: Arranged
  readonly today: number
  readonly editing: MessageId | undefined
  /** Long ones that are shown to their end. */
  readonly whole: ReadonlySet<MessageId>
  /** Those that were marked as read just now. */
  readonly marked: ReadonlySet<MessageId>
  /** Those that were put into an edition just now. */
  readonly onDesk: ReadonlySet<MessageId>
  readonly menuAt: MessageId | undefined
  /** The message that was gone to. */
  readonly goal: MessageId | undefined
  readonly handlers: MessageHandlers
  readonly onThread: (root: MessageId, from: MessageId) => void
  readonly onWrite: () => void
  /** From a stretch further back to the conversation's end. */
  readonly onNewest: () => void
  /** Where to begin, if not at the end. */
  readonly begin: ReadingPlace | undefined
  /** There to be read, and nothing else. */
  readonly isInert: boolean
  readonly ref: Ref<TimelineHandle>
}

/** The room's conversation from its oldest loaded message to "you are up to date". */
export const Timeline = ({
  room,
  isComplete,
  arranged,
  today,
  handlers,
  onThread,
  onWrite,
  onNewest,
  begin,
  isInert,
  ref,
  ...at
}: TimelineProps) => {
  const i18n = useI18n()
  const { t, format } = i18n
  const { scroller, content, atEnd, onScroll, onUnfold, hold, toEnd, toMessage } = useSteadyScroll(
    room.messages,
    room.hasLater,
    begin,
    (left) => keepReading(room.room, left && placeOf(room.messages, left)),
  )
  const { followEnd } = useCommands()
  useEffect(() => followEnd(atEnd), [followEnd, atEnd, room.hasLater, isInert])
  const shown = useMemo(() => arranged.days.flatMap(({ entries }) => entries.flatMap(saidIn)), [arranged])
  const newestOwn = shown.findLast(({ author, words }) => author.own && words.kind === 'text')?.id
  const stops = useMemo(() => arranged.days.flatMap(({ entries }) => entries.flatMap(stopsIn)), [arranged])
  const { current, toNewest, listeners } = useRoving(stops, handlers, onWrite)

  const focus = (message: MessageId): void => focusWhenFree(() => messageElement(content.current, message))
  useImperativeHandle(ref, () => ({
    toEnd: () => {
      // The arrow up leads from what one has just said to it, not to where one was before.
      toNewest()
      toEnd()
    },
    hold,
    focus: (message) => {
      const [box, inside] = [scroller.current, content.current]
      if (!box || !inside) return
      const element = messageElement(inside, message)
      const read = element && isInSight(element, box) ? element : firstInSight(box, inside)
      read?.focus({ preventScroll: true })
    },
    enter: () => current && messageElement(content.current, current)?.focus(),
    goTo: (message) => {
      if (!toMessage(message)) return false
      focus(message)
      return true
    },
  }))

  const draw = (entry: Entry) =>
    entry.kind === 'since' ? (
      <p key="since" className={styles['since']}>
        <span>{t('talk.since')}</span>
      </p>
    ) : entry.kind === 'renamed' ? (
      <RenamedLines key={`renamed-${entry.renamings[0]?.member}-${entry.renamings[0]?.at}`} {...entry} />
    ) : entry.kind === 'replied' ? (
      <RepliedLine
        key={`reply-${entry.first}`}
        replied={entry}
        isCurrent={entry.first === current}
        onThread={onThread}
      />
    ) : (
      entry.messages.map((message, index) => (
        <MessageItem
          key={message.id}
          message={message}
          opens={index === 0}
          showsTime={minuteOf(message) !== minuteOf(entry.messages[index - 1])}
          showsSaved={message.id === newestOwn}
          isCurrent={message.id === current}
          isGoal={message.id === at.goal}
          isWhole={at.whole.has(message.id)}
          tellsReaders={at.marked.has(message.id)}
          isOnDesk={at.onDesk.has(message.id)}
          isEditing={message.id === at.editing}
          hasMenu={message.id === at.menuAt}
          repliesFrom={repliesFrom(i18n, arranged.threads.get(message.id))}
          today={today}
          handlers={handlers}
        />
      ))
    )

  return (
    <div className={styles['frame']} inert={isInert}>
      <div
        ref={scroller}
        className={styles['scroller']}
        data-scroller={isComplete ? '' : 'opening'}
        onScroll={onScroll}
      >
        <div ref={content} className={styles['content']} onClickCapture={onUnfold} {...listeners}>
          {isComplete && room.messages.length > 0 && (
            <EarlierMessages hasEarlier={room.hasEarlier} version={room.messages} />
          )}
          {arranged.days.map((day) => (
            <section key={day.day} aria-labelledby={`day-${day.day}`} className={styles['day']}>
              <h3 id={`day-${day.day}`} className={styles['date']}>
                <span>{format.day(day.at, today)}</span>
              </h3>
              {/* One list: React knows lists within a list by their places, and would make a day anew for what comes before it. */}
              {day.entries.flatMap(draw)}
            </section>
          ))}
          {room.messages.length === 0 ? (
            <div className={styles['empty']}>
              <p>{t('talk.empty')}</p>
              {!room.governance.whyNot.post && <Button onPress={onWrite}>{t('talk.emptyAction')}</Button>}
            </div>
          ) : room.hasLater ? (
            <LaterMessages version={room.messages} />
          ) : (
            <p className={styles['end']}>{room.linkedWith.length > 0 ? t('talk.upToDate') : t('talk.upToHere')}</p>
          )}
        </div>
      </div>
      {!atEnd && (
        <div className={styles['newest']}>
          <Button icon={<ArrowDown size={16} aria-hidden />} onPress={room.hasLater ? onNewest : toEnd}>
            {t('talk.newest')}
          </Button>
        </div>
      )}
    </div>
  )
}

const placeOf = (messages: readonly MessageView[], { message, offset }: ReadingAt): ReadingPlace | undefined => {
  const read = messages.find(({ id }) => id === message)
  return read && { message: read.id, doc: talkDocAt(read.at), offset }
}

const saidIn = (entry: Entry): readonly MessageView[] => (entry.kind === 'said' ? entry.messages : [])

const stopsIn = (entry: Entry): readonly Stop[] => (entry.kind === 'replied' ? [entry] : saidIn(entry))

/** What one says in a row is never an hour apart: so what is of one minute reads the same, and is not put into words for it. */
const minuteOf = (message: MessageView | undefined): number | undefined => message && Math.floor(message.at / 60_000)

const RepliedLine = ({
  replied,
  isCurrent,
  onThread,
}: {
  readonly replied: Replied
  readonly isCurrent: boolean
  readonly onThread: (root: MessageId, from: MessageId) => void
}) => {
  const i18n = useI18n()
  return (
    <p className={styles['replied']} data-replies={replied.replies.join(' ')}>
      <button
        type="button"
        data-stop={replied.first}
        {...tabStop(isCurrent)}
        onClick={() => onThread(replied.root, replied.first)}
      >
        <MessagesSquare size={14} aria-hidden />
        <span>{repliedLine(i18n, replied)}</span>
      </button>
    </p>
  )
}
