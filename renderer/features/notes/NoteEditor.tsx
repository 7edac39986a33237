import type { Editor } from '@tiptap/core'
import { EditorContent } from '@tiptap/react'
import type { Ref } from 'react'
import { useMemo, useRef, useState } from 'react'
import type { NoteId } from '#shared/protocol/ids'
import type { OpenNote } from '#shared/sync/replica'
import { useI18n } from '../../i18n/context'
import type { RoomView } from '../../state/views'
import { focusText } from '../../ui/editor/focusText'
import { Hidden } from '../../ui/Hidden'
import { LinkDialog } from './LinkDialog'
import { LinkedFrom } from './LinkedFrom'
import { LinkLine } from './LinkLine'
import { linkWords } from './linkWords'
import type { KeysOver } from './NoteChoices'
import { NoteChoices } from './NoteChoices'
import styles from './NoteSheet.module.css'
import text from './NoteText.module.css'
import type { NoteComments } from './comments/useNoteComments'
import { EditorOutline } from './EditorOutline'
import { NoteTools } from './NoteTools'
import { TitleField } from './TitleField'
import { HINT_ID, useNoteEditor } from './useNoteEditor'

type NoteEditorProps = {
  readonly open: OpenNote
  readonly room: RoomView
  readonly held: Ref<Editor | null>
  readonly isBegun?: boolean | undefined
  readonly onOpenLink: (address: string) => void
  readonly onOpenNote: (note: NoteId) => void
  readonly commenting: Pick<NoteComments, 'comment' | 'step' | 'read'>
  readonly onPasteTooLong: () => void
}

/** The page that is written on, and the tools under it, so that keys and eyes come to them in the same order. */
export const NoteEditor = ({
  open,
  room,
  held,
  isBegun = false,
  onOpenLink,
  onOpenNote,
  commenting,
  onPasteTooLong,
}: NoteEditorProps) => {
  const { t } = useI18n()
  const title = useRef<HTMLTextAreaElement>(null)
  const tools = useRef<HTMLDivElement>(null)
  const over = useRef<KeysOver>(null)
  const [linking, setLinking] = useState(false)
  const names = useMemo(
    () => new Map<string | undefined, string>(room.present.map(({ device, person }) => [device, person.name])),
    [room.present],
  )
  const editor = useNoteEditor({
    open,
    held,
    isBegun,
    name: room.me.name,
    tone: room.looks[room.me.member]?.tone,
    nameOf: (client) => names.get(open.deviceOf(client)),
    names: JSON.stringify([...names]),
    links: {
      show: (note, title) => linkWords(t, room.notes, { note, title }),
      open: onOpenNote,
    },
    titles: JSON.stringify(room.notes.map(({ note, title: called }) => [note, called])),
    onKey: (event) => over.current?.(event) ?? false,
    onLeave: () => tools.current?.querySelector<HTMLElement>('button:not([disabled])')?.focus(),
    onUp: () => title.current?.focus(),
    onLink: () => setLinking(true),
    onComment: commenting.comment,
    onCommentStep: commenting.step,
    onReadComment: commenting.read,
    onOpenLink,
    onPasteTooLong,
  })
  if (!editor) return null
  return (
    <>
      <div className={styles['page']}>
        <div className={styles['sheet']}>
          <TitleField ref={title} doc={open.doc} onLeave={() => focusText(editor, 'start')} />
          <EditorOutline editor={editor} />
          <EditorContent editor={editor} className={text['text'] ?? ''} />
          <Hidden id={HINT_ID}>{t('notes.leaveHint')}</Hidden>
          <LinkedFrom note={open.note} notes={room.notes} />
          <NoteChoices editor={editor} note={open.note} notes={room.notes} keys={over} />
        </div>
      </div>
      <div className={styles['foot']}>
        <LinkLine
          editor={editor}
          notes={room.notes}
          onOpen={onOpenLink}
          onOpenNote={onOpenNote}
          onChange={() => setLinking(true)}
        />
        <NoteTools editor={editor} ref={tools} onLink={() => setLinking(true)} onComment={commenting.comment} />
      </div>
      <LinkDialog editor={editor} isOpen={linking} onClose={() => setLinking(false)} />
    </>
  )
}
