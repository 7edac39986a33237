import { Check, ChevronDown, ChevronUp, X } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useLayoutEffect, useRef } from 'react'
import type { CommentedPassage } from '#shared/documents/commentsIn'
import type { MessageId, Month, NoteId } from '#shared/protocol/ids'
import { useI18n } from '../../../i18n/context'
import { Button } from '../../../ui/Button'
import { IconButton } from '../../../ui/IconButton'
import { keyName } from '../../../ui/keyName'
import { PlaceHeader } from '../../../ui/Place'
import styles from './CommentPane.module.css'
import { CommentThread } from './CommentThread'
import { useShownPassage } from './useShownPassage'
import { WriteComment } from './WriteComment'

type CommentPaneProps = {
  readonly note: NoteId
  readonly comments: readonly CommentedPassage[]
  /** The one that is read; without a message, one that is to be written on these words. */
  readonly open: {
    readonly message?: MessageId
    readonly passage?: string | undefined
    readonly month?: Month | undefined
    readonly takesFocus?: boolean
  }
  readonly onStep: (by: 1 | -1) => void
  readonly onClose: () => void
  readonly onSend: (text: string) => Promise<void>
  readonly onReply: (text: string) => Promise<void>
  /** Undefined where one may not write in the note. */
  readonly onResolve: ((message: MessageId) => void) | undefined
  /** Why one may not write. */
  readonly closed: ReactNode
}

/** A comment on a passage beside the note, with what was answered to it; and the way to the others. */
export const CommentPane = ({ note, comments, open, onStep, onClose, onSend, onReply, ...may }: CommentPaneProps) => {
  const { t } = useI18n()
  const pane = useRef<HTMLElement>(null)
  const { message, takesFocus } = open
  const at = comments.findIndex((one) => one.message === message)
  const comment = comments[at]
  const passage = comment?.passage ?? open.passage
  useShownPassage(message)
  useLayoutEffect(() => {
    if (message && takesFocus) pane.current?.focus()
  }, [message, takesFocus])
  const step = (by: 1 | -1) => ({
    isDisabled: message === undefined || comments[at + by] === undefined,
    onPress: () => onStep(by),
  })
  const keys = {
    onKeyDown: (event: KeyboardEvent) => {
      const { key, altKey, nativeEvent, target } = event
      // A dialog above is drawn elsewhere, but what happens in it comes by here.
      if (nativeEvent.isComposing || !pane.current?.contains(target as Node)) return
      if (key === 'Escape') onClose()
      else if (altKey && key === 'PageDown') onStep(1)
      else if (altKey && key === 'PageUp') onStep(-1)
      else return
      event.preventDefault()
      event.stopPropagation()
    },
  }
  return (
    <aside ref={pane} className={styles['pane']} tabIndex={-1} aria-label={t('comments.title')} {...keys}>
      <PlaceHeader className={styles['header']}>
        <h2>{t(message ? 'comments.title' : 'comments.new')}</h2>
        <IconButton
          label={t('comments.previous')}
          hint={`${t('comments.previous')} (${keyName(t, 'Alt-PageUp')})`}
          icon={<ChevronUp size={18} aria-hidden />}
          {...step(-1)}
        />
        <IconButton
          label={t('comments.next')}
          hint={`${t('comments.next')} (${keyName(t, 'Alt-PageDown')})`}
          icon={<ChevronDown size={18} aria-hidden />}
          {...step(1)}
        />
        <IconButton label={t('comments.close')} icon={<X size={18} aria-hidden />} onPress={onClose} />
      </PlaceHeader>
      <div className={styles['scroller']}>
        {passage ? (
          <blockquote className={styles['passage']} dir="auto">
            {passage}
          </blockquote>
        ) : (
          <p className={styles['gone']}>{t('comments.gone')}</p>
        )}
        {message && <CommentThread key={message} root={message} month={comment?.month ?? open.month} />}
        {!message && <p className={styles['soft']}>{t('comments.where')}</p>}
        {may.closed ?? (
          <WriteComment
            key={`write ${message}`}
            // An answer is one in the conversation too.
            draftKey={message ? `thread/${message}` : `comment/${note}`}
            label={t(message ? 'comments.reply' : 'comments.write')}
            isFirst={!message}
            onSend={message ? onReply : onSend}
          />
        )}
      </div>
      {message && comment && may.onResolve && (
        <footer className={styles['footer']}>
          <Button look="quiet" icon={<Check size={16} aria-hidden />} onPress={() => may.onResolve?.(message)}>
            {t('comments.resolve')}
          </Button>
        </footer>
      )}
    </aside>
  )
}
