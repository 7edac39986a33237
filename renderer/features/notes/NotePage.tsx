import type { Editor } from '@tiptap/core'
import type { ReactNode } from 'react'
import { useRef, useState } from 'react'
import type { NoteContent } from '#shared/documents/noteContent'
import { readTitle } from '#shared/documents/readNote'
import type { NoteId } from '#shared/protocol/ids'
import { asProblem, Problem } from '#shared/protocol/problem'
import type { OpenNote } from '#shared/sync/replica'
import { useCommands } from '../../commands/context'
import { useI18n } from '../../i18n/context'
import { addProblem } from '../../state/store'
import type { RoomView } from '../../state/views'
import { focusText } from '../../ui/editor/focusText'
import { keyName } from '../../ui/keyName'
import { useGlobalKeys } from '../../ui/useGlobalKeys'
import { useNoteComments } from './comments/useNoteComments'
import { HistoryPane } from './history/HistoryPane'
import { restoreInto } from './history/restoreInto'
import { FullRemark } from './FullRemark'
import { NoteEditor } from './NoteEditor'
import { NoteHeader } from './NoteHeader'
import { NoteToRead } from './NoteToRead'
import { NoteReaders } from './NoteReaders'
import { NoteRemarks } from './NoteRemarks'
import styles from './NoteScreen.module.css'
import { StrangeRemark } from './StrangeRemark'
import { useNoteDeeds } from './useNoteDeeds'
import { useRoomLeft } from './useRoomLeft'
import { useStrange } from './useStrange'

type NotePageProps = {
  readonly open: OpenNote
  readonly room: RoomView
  /** At what it was earlier, instead of the page itself. */
  readonly look: 'history' | undefined
  /** One has just begun it, and writes on. */
  readonly isBegun?: boolean | undefined
  /** Why one may not write in it. */
  readonly closed: ReactNode
  readonly onLike: () => void
}

/** An open note: who is here and where it is saved, then the page itself, to write on where this version can. */
export const NotePage = ({ open, room, look, isBegun, closed, onLike }: NotePageProps) => {
  const { t } = useI18n()
  const commands = useCommands()
  const deeds = useNoteDeeds(open)
  const held = useRef<Editor>(null)
  const strange = useStrange(open.doc, held)
  const left = useRoomLeft(open)
  const [pastedTooMuch, setPastedTooMuch] = useState(false)
  const openLink = (address: string): void => {
    commands.openLink(address).catch((error: unknown) => addProblem(asProblem(error)))
  }
  const openNote = (note: NoteId): void => {
    // Of one that is not here nothing can be shown.
    if (room.notes.some((one) => one.note === note)) commands.goTo({ in: 'note', note })
  }
  const [restored, setRestored] = useState(false)
  const goTo = (to?: 'history'): void => commands.goTo({ in: 'note', note: open.note, look: to })
  const leaveHistory = (): void => {
    goTo()
    // Once it is in sight again.
    requestAnimationFrame(() => held.current && focusText(held.current))
  }
  const restore = async (content: NoteContent): Promise<void> => {
    await commands.sealVersion(open.note)
    const editor = held.current
    if (!editor || editor.isDestroyed) throw new Problem('not-allowed', 'the note can only be read')
    restoreInto(editor, open.doc, content)
    setRestored(true)
    leaveHistory()
  }
  const { comments, pane, ...commenting } = useNoteComments({ open, held, closed })
  const follow = { notes: room.notes, onOpenLink: openLink, onOpenNote: openNote, onReadComment: commenting.read }
  const print = (): void => {
    commands
      .printPage(readTitle(open.doc) || t('room.untitled'))
      .catch((error: unknown) => addProblem(asProblem(error)))
  }
  useGlobalKeys({ 'Mod-p': print })
  return (
    <div className={styles['screen']}>
      {look === 'history' && (
        <HistoryPane
          note={open.note}
          {...follow}
          onClose={leaveHistory}
          onRestore={strange === false && !closed ? restore : undefined}
        />
      )}
      {/* The editor stays as it is below, with what can be undone in it. */}
      <div className={styles['now']} hidden={look === 'history'}>
        <NoteHeader
          open={open}
          room={room}
          deeds={deeds}
          mayFound={!closed}
          onHistory={() => goTo('history')}
          onLike={onLike}
          onPrint={print}
          onComments={comments.length > 0 ? () => commenting.step(1) : undefined}
        />
        <NoteRemarks
          deeds={deeds}
          said={
            pastedTooMuch
              ? t('notes.pasteTooLong')
              : restored
                ? t('history.restored', { key: keyName(t, 'Mod-z') })
                : undefined
          }
          onPutAway={() => {
            setPastedTooMuch(false)
            setRestored(false)
          }}
        />
        {left !== 'enough' && !closed && (
          <div className={styles['full']}>
            <FullRemark left={left} />
          </div>
        )}
        <div className={styles['beside']}>
          <div className={styles['main']}>
            {(strange === true || closed) && (
              <NoteToRead
                open={open}
                {...follow}
                remark={closed ? <div className={styles['closed']}>{closed}</div> : <StrangeRemark deeds={deeds} />}
              />
            )}
            {strange === false && !closed && (
              <NoteEditor
                open={open}
                room={room}
                held={held}
                isBegun={isBegun}
                onOpenLink={openLink}
                onOpenNote={openNote}
                commenting={commenting}
                onPasteTooLong={() => setPastedTooMuch(true)}
              />
            )}
          </div>
          {pane}
        </div>
        <NoteReaders note={open.note} />
      </div>
    </div>
  )
}
