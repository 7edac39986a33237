import type { Editor } from '@tiptap/core'
import type { ReactNode } from 'react'
import { useRef, useState } from 'react'
import type { NoteId } from '#shared/protocol/ids'
import { asProblem } from '#shared/protocol/problem'
import type { OpenNote } from '#shared/sync/replica'
import { useCommands } from '../../commands/context'
import { addProblem } from '../../state/store'
import type { RoomView } from '../../state/views'
import { useGlobalKeys } from '../../ui/useGlobalKeys'
import { NoteEditor } from './NoteEditor'
import { NoteHeader } from './NoteHeader'
import { NoteToRead } from './NoteToRead'
import { NoteReaders } from './NoteReaders'
import { NoteRemarks } from './NoteRemarks'
import styles from './NoteScreen.module.css'
import { StrangeRemark } from './StrangeRemark'
import { useNoteDeeds } from './useNoteDeeds'
import { useStrange } from './useStrange'

type NotePageProps = {
  readonly open: OpenNote
  readonly room: RoomView
  /** Why one may not write in it. */
  readonly closed: ReactNode
}

/** An open note: who is here and where it is saved, then the page itself, to write on where this version can. */
export const NotePage = ({ open, room, closed }: NotePageProps) => {
  const commands = useCommands()
  const deeds = useNoteDeeds(open)
  const held = useRef<Editor>(null)
  const strange = useStrange(open.doc, held)
  const [pastedTooMuch, setPastedTooMuch] = useState(false)
  const openLink = (address: string): void => {
    commands.openLink(address).catch((error: unknown) => addProblem(asProblem(error)))
  }
  const openNote = (note: NoteId): void => {
    // Of one that is not here nothing can be shown.
    if (room.notes.some((one) => one.note === note)) commands.goTo({ in: 'note', note })
  }
  useGlobalKeys({ 'Mod-p': () => window.print() })
  return (
    <div className={styles['screen']}>
      <NoteHeader open={open} room={room} deeds={deeds} mayFound={!closed} />
      <NoteRemarks deeds={deeds} pastedTooMuch={pastedTooMuch} onPutAway={() => setPastedTooMuch(false)} />
      {(strange === true || closed) && (
        <NoteToRead
          open={open}
          notes={room.notes}
          onOpenLink={openLink}
          onOpenNote={openNote}
          remark={closed ? <div className={styles['closed']}>{closed}</div> : <StrangeRemark deeds={deeds} />}
        />
      )}
      {strange === false && !closed && (
        <NoteEditor
          open={open}
          room={room}
          held={held}
          onOpenLink={openLink}
          onOpenNote={openNote}
          onPasteTooLong={() => setPastedTooMuch(true)}
        />
      )}
      <NoteReaders note={open.note} />
    </div>
  )
}
