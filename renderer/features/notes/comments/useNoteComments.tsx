import type { Editor } from '@tiptap/core'
import { ChevronDown, ChevronUp } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { useState } from 'react'
import type { CommentReference } from '#shared/documents/noteContent'
import type { CommentedPassage } from '#shared/documents/commentsIn'
import { commentsIn } from '#shared/documents/commentsIn'
import { readNote } from '#shared/documents/readNote'
import type { MessageId } from '#shared/protocol/ids'
import type { OpenNote } from '#shared/sync/replica'
import { useCommands } from '../../../commands/context'
import { useI18n } from '../../../i18n/context'
import type { Passage } from '../../../ui/editor/comment'
import { commentAtCaret, markComment, selectedPassage, unmarkComment } from '../../../ui/editor/comment'
import { focusText } from '../../../ui/editor/focusText'
import { keyName } from '../../../ui/keyName'
import { useOffer } from '../../../ui/offers'
import { CommentPane } from './CommentPane'
import { useComments } from './useComments'

export type NoteComments = {
  readonly comments: readonly CommentedPassage[]
  /** What stands beside the note; nothing while no comment is read or written. */
  readonly pane: ReactNode
  /** Begins a comment on what is selected, or opens the one at the caret. */
  comment(): void
  /** To the next comment (1), or to the one before (-1); to the first, or the last, where none is open. */
  step(by: 1 | -1): void
  /** Opens a comment that was pointed at; the text keeps the focus. */
  read(message: MessageId): void
}

type Place =
  | { readonly drafted: Passage }
  /** `passage`: as it was when the comment was opened. `takesFocus`: one has come by keys. */
  | (Pick<CommentReference, 'message'> & {
      readonly passage?: string | undefined
      readonly month?: CommentReference['month'] | undefined
      readonly takesFocus: boolean
    })

type Given = {
  readonly open: OpenNote
  readonly held: RefObject<Editor | null>
  /** Why one may not write. */
  readonly closed: ReactNode
}

const STEPS = [
  { by: -1, label: 'comments.previous', keys: 'Alt-PageUp', icon: ChevronUp },
  { by: 1, label: 'comments.next', keys: 'Alt-PageDown', icon: ChevronDown },
] as const

/** The comments on a note's passages: which is open beside it, and what can be done with them. */
export const useNoteComments = ({ open, held, closed }: Given): NoteComments => {
  const commands = useCommands()
  const comments = useComments(open.doc)
  const [place, setPlace] = useState<Place>()
  const { t } = useI18n()
  const editor = (): Editor | undefined => (held.current && !held.current.isDestroyed ? held.current : undefined)
  const opened = place && 'message' in place ? place.message : undefined

  /** As they are now: what is drawn may be a moment behind. */
  const current = (): readonly CommentedPassage[] => commentsIn(readNote(open.doc).blocks)
  const read = (message: MessageId, takesFocus = false): void => {
    const { passage, month } = current().find((one) => one.message === message) ?? {}
    setPlace({ message, passage, month, takesFocus })
  }
  const close = (): void => {
    setPlace(undefined)
    const text = editor()
    if (text) focusText(text)
  }
  const comment = (): void => {
    const text = editor()
    if (!text) return
    const drafted = selectedPassage(text)
    const message = commentAtCaret(text.state)
    if (drafted) setPlace({ drafted })
    else if (message) read(message, true)
  }
  const beside = (by: 1 | -1): CommentedPassage | undefined => {
    const all = current()
    const at = all.findIndex(({ message }) => message === opened)
    return at < 0 ? all.at(by === 1 ? 0 : -1) : all[at + by]
  }
  const step = (by: 1 | -1): void => {
    const next = beside(by)
    if (next) read(next.message, true)
  }
  useOffer(() =>
    STEPS.flatMap(({ by, label, keys, icon: Icon }) => {
      if (!beside(by)) return []
      const entry = { id: label, label: t(label), icon: <Icon size={16} aria-hidden />, shortcut: keyName(t, keys) }
      return [{ ...entry, group: 'note' as const, onAction: () => step(by) }]
    }),
  )
  const send = async (text: string): Promise<void> => {
    if (!place || !('drafted' in place)) return
    const { words } = place.drafted
    const reference = await commands.commentOnNote({ note: open.note, passage: words, text })
    const written = editor()
    if (written) markComment(written, place.drafted, reference)
    // Whoever has gone on meanwhile is not called back.
    setPlace((now) => (now === place ? { ...reference, passage: words, takesFocus: true } : now))
  }
  const resolve = (message: MessageId): void => {
    const text = editor()
    if (text) unmarkComment(text, message)
    close()
  }

  const pane = place && (
    <CommentPane
      note={open.note}
      comments={comments}
      open={'drafted' in place ? { passage: place.drafted.words } : place}
      onStep={step}
      onClose={close}
      onSend={send}
      onReply={(text) => commands.postMessage({ text, ...(opened ? { replyTo: opened } : {}) })}
      onResolve={closed ? undefined : resolve}
      closed={closed}
    />
  )
  return { comments, pane, comment, step, read }
}
