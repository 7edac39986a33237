import { useContext, useEffect, useState } from 'react'
import type { MessageId, Month } from '#shared/protocol/ids'
import { asProblem } from '#shared/protocol/problem'
import { ownLines } from '#shared/documents/ownLines'
import { useCommands } from '../../../commands/context'
import { useAttempt } from '../../../commands/useAttempt'
import { useI18n } from '../../../i18n/context'
import { nameToTell } from '../../../i18n/nameToTell'
import { whyNoWords } from '../../../i18n/whyNoWords'
import { addProblem, useSnug } from '../../../state/store'
import type { MessageView } from '../../../state/views'
import { Button } from '../../../ui/Button'
import { Question } from '../../../ui/Question'
import { useToday } from '../../../ui/useToday'
import styles from './CommentPane.module.css'
import { CommentWords } from './CommentWords'

type CommentThreadProps = { readonly root: MessageId; readonly month: Month | undefined }

/** A comment and its answers, oldest first, wherever in the conversation they stand. */
export const CommentThread = ({ root, month }: CommentThreadProps) => {
  const { t } = useI18n()
  const { showThread } = useCommands()
  const thread = useSnug(({ room }) => (room?.thread?.root === root ? room.thread : undefined))
  useEffect(() => {
    const show = (one: MessageId | undefined): void =>
      void showThread(one, month).catch((error: unknown) => addProblem(asProblem(error)))
    show(root)
    return () => show(undefined)
  }, [root, month, showThread])
  if (!thread) return <p role="status">{t('comments.opening')}</p>
  const known = thread.messages.some(({ id }) => id === root)
  return (
    <ol className={styles['messages']}>
      {!known && <li className={styles['soft']}>{t('comments.away')}</li>}
      {thread.messages.map((message) => (
        <Said key={message.id} message={message} />
      ))}
    </ol>
  )
}

const Said = ({ message }: { readonly message: MessageView }) => {
  const { t, format } = useI18n()
  const { takeBackMessage } = useCommands()
  const attempt = useAttempt()
  const [isAsking, setAsking] = useState(false)
  const today = useToday()
  const isMuted = useSnug(({ muted }) => muted.includes(message.author.member))
  const draw = useContext(CommentWords)
  const { author, words } = message
  return (
    <li className={styles['said']}>
      <p className={styles['who']}>
        <strong dir="auto">{nameToTell(t, author)}</strong> <time>{format.moment(message.at, today)}</time>
      </p>
      {words.kind === 'text' && !isMuted ? (
        <div className={styles['words']} dir="auto">
          {draw(ownLines(words.text), words.calls)}
        </div>
      ) : (
        <p className={styles['soft']}>{whyNoWords(t, message, isMuted)}</p>
      )}
      {author.own && words.kind === 'text' && (
        <Button look="link" onPress={() => setAsking(true)}>
          {t('message.takeBack')}
        </Button>
      )}
      <Question
        title={t('takeBack.title')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        attempt={attempt}
        confirm={t('takeBack.confirm')}
        keep={t('takeBack.keep')}
        look="danger"
        onConfirm={() => takeBackMessage(message.id)}
      >
        <p>{t('takeBack.means')}</p>
        <p>{t('takeBack.limit')}</p>
      </Question>
    </li>
  )
}
