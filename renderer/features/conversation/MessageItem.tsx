import { memo, useId } from 'react'
import { MessagesSquare, MoreHorizontal } from 'lucide-react'
import { useI18n } from '../../i18n/context'
import { nameToTell } from '../../i18n/nameToTell'
import { whyNoWords } from '../../i18n/whyNoWords'
import type { MessageView } from '../../state/views'
import { beginning } from './beginning'
import { DeskLine } from './DeskLine'
import { EditionCard } from './EditionCard'
import { EditMessage } from './EditMessage'
import { MessageFiles } from './files/MessageFiles'
import type { MessageHandlers } from './messageHandlers'
import { isGone } from './messageHandlers'
import styles from './MessageItem.module.css'
import { LinkTab, MessageText } from './MessageText'
import { ReadLine } from './ReadLine'
import { savedLine } from './savedLine'
import { tabStop } from './useRoving'

type MessageItemProps = {
  readonly message: MessageView
  /** Under its author's name: the first of what they say in a row. */
  readonly opens: boolean
  readonly showsTime: boolean
  /** Always shows where it is, instead of only in its actions. */
  readonly showsSaved: boolean
  /** The one message that the Tab key reaches. */
  readonly isCurrent: boolean
  /** Quietly marked: it was gone to. */
  readonly isGoal: boolean
  /** Shown to its end, however long. */
  readonly isWhole: boolean
  /** Who has read it is told: it was marked as read just now. */
  readonly tellsReaders: boolean
  /** It was put into an edition just now. */
  readonly isOnDesk: boolean
  readonly isEditing: boolean
  readonly hasMenu: boolean
  /** Who replied, ready to read; absent in a thread. */
  readonly repliesFrom?: string | undefined
  readonly today: number
  readonly handlers: MessageHandlers
}

/** One message: its time in the margin, its words, and quietly what became of it. */
export const MessageItem = memo(function MessageItem(props: MessageItemProps) {
  const { message, opens, showsTime, showsSaved, isCurrent, isWhole, isEditing, repliesFrom, today, handlers } = props
  const i18n = useI18n()
  const { t, format } = i18n
  const id = useId()
  const { author, at, words, saved } = message
  const moment = format.moment(at, today)
  const saving = author.own && words.kind === 'text'

  return (
    <article
      className={`${styles['message']} ${opens ? styles['opens'] : ''}`}
      data-message={message.id}
      data-goal={props.isGoal || undefined}
      {...tabStop(isCurrent)}
      aria-label={t('message.label', { name: nameToTell(t, author), when: moment })}
      aria-describedby={`${id}-words`}
    >
      {opens && (
        <p className={styles['author']} dir="auto">
          {nameToTell(t, author)}
        </p>
      )}
      <time className={styles['time']} dateTime={new Date(at).toISOString()} data-quiet={!showsTime || undefined}>
        {format.time(at)}
      </time>
      <div className={styles['body']}>
        {isEditing && words.kind === 'text' ? (
          <EditMessage message={message.id} text={words.text} onDone={() => handlers.stopEditing(message)} />
        ) : (
          <div id={`${id}-words`} className={styles['words']}>
            <LinkTab value={tabStop(isCurrent).tabIndex}>
              <Words
                message={message}
                today={today}
                isWhole={isWhole}
                handlers={handlers}
                tabIndex={tabStop(isCurrent).tabIndex}
              />
            </LinkTab>
          </div>
        )}
        {saving && (showsSaved || saved.here !== 'saved') && (
          <p className={styles['saved']} data-state={saved.here}>
            {savedLine(i18n, saved)}
          </p>
        )}
        {!isGone(message) && (props.tellsReaders || (saving && showsSaved)) && (
          <ReadLine message={message.id} className={styles['saved']} />
        )}
        {props.isOnDesk && <DeskLine className={styles['saved']} />}
        {repliesFrom && (
          <button
            type="button"
            className={styles['replies']}
            {...tabStop(isCurrent)}
            onClick={() => handlers.reply(message)}
          >
            <MessagesSquare size={14} aria-hidden />
            {repliesFrom}
          </button>
        )}
      </div>
      {!isGone(message) && !isEditing && <Actions {...props} moment={moment} />}
    </article>
  )
})

type WordsProps = Pick<MessageItemProps, 'message' | 'isWhole' | 'today' | 'handlers'> & { readonly tabIndex: number }

const Words = ({ message, isWhole, today, handlers, tabIndex }: WordsProps) => {
  const { words, editedAt } = message
  const { t, format } = useI18n()
  if (message.edition && (words.kind === 'text' || words.kind === 'coming')) {
    const title = words.kind === 'text' ? words.text : undefined
    return <EditionCard edition={message.id} title={title} tabIndex={tabIndex} />
  }
  if (words.kind === 'text') {
    const when = editedAt !== undefined && t('talk.editedAt', { when: format.moment(editedAt, today) })
    const begins = isWhole ? undefined : beginning(words.text)
    const remark = when && (
      <small className={styles['remark']} title={when}>
        {t('talk.edited')}
      </small>
    )
    return (
      <>
        {(words.text || !words.files) && (
          <MessageText text={begins ?? words.text} calls={words.calls} remark={remark} />
        )}
        {begins !== undefined && (
          <Unfold tabIndex={tabIndex} onPress={() => handlers.showWhole(message)}>
            {t('talk.showWhole')}
          </Unfold>
        )}
        {words.files && <MessageFiles message={message} files={words.files} tabIndex={tabIndex} />}
      </>
    )
  }
  const isFolded = words.kind === 'folded'
  return (
    <p className={styles['absent']}>
      {whyNoWords(t, message, isFolded)}{' '}
      {isFolded && (
        <Unfold tabIndex={tabIndex} onPress={() => handlers.unfold(message)}>
          {t('talk.unfold')}
        </Unfold>
      )}
    </p>
  )
}

type UnfoldProps = { readonly tabIndex: number; readonly onPress: () => void; readonly children: string }

/** Shows what is put away: words of somebody muted, or the rest of a long message. */
const Unfold = ({ tabIndex, onPress, children }: UnfoldProps) => (
  <button type="button" className={styles['unfold']} data-unfolds tabIndex={tabIndex} onClick={onPress}>
    {children}
  </button>
)

type ActionsProps = Pick<MessageItemProps, 'message' | 'isCurrent' | 'hasMenu' | 'handlers'> & {
  readonly moment: string
}

const Actions = ({ message, isCurrent, hasMenu, moment, handlers }: ActionsProps) => {
  const { t } = useI18n()
  const about = { name: message.author.name, when: moment }
  return (
    <div className={styles['actions']} data-open={hasMenu || undefined}>
      <button
        type="button"
        className={`${styles['action']} ${styles['reply']}`}
        {...tabStop(isCurrent)}
        onClick={() => handlers.reply(message)}
      >
        {t('message.reply')}
      </button>
      <button
        type="button"
        className={styles['action']}
        {...tabStop(isCurrent)}
        aria-label={t('message.actions', about)}
        title={t('message.actionsShort')}
        aria-haspopup="menu"
        aria-expanded={hasMenu}
        onClick={({ currentTarget }) => handlers.openMenu(message, currentTarget)}
      >
        <MoreHorizontal size={18} aria-hidden />
      </button>
    </div>
  )
}
