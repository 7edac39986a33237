import { EditorContent } from '@tiptap/react'
import { useRef, useState } from 'react'
import type { OpenNote } from '#shared/sync/replica'
import { asProblem } from '#shared/protocol/problem'
import { useCommands } from '../../commands/context'
import { useI18n } from '../../i18n/context'
import { addProblem } from '../../state/store'
import type { RoomView } from '../../state/views'
import { LinkDialog } from './LinkDialog'
import { LinkLine } from './LinkLine'
import styles from './NoteEditor.module.css'
import { NoteTools } from './NoteTools'
import { TitleField } from './TitleField'
import { useNoteEditor } from './useNoteEditor'

type NoteEditorProps = { readonly open: OpenNote; readonly room: RoomView }

/** The page that is written on, and the tools under it. */
export const NoteEditor = ({ open, room }: NoteEditorProps) => {
  const { t } = useI18n()
  const commands = useCommands()
  const tools = useRef<HTMLDivElement>(null)
  const [linking, setLinking] = useState(false)
  const openLink = (address: string): void => {
    commands.openLink(address).catch((error: unknown) => addProblem(asProblem(error)))
  }
  const editor = useNoteEditor({
    open,
    name: room.me.name,
    nameOf: (_, claimed) => claimed || t('notes.someone'),
    onLeave: () => tools.current?.querySelector<HTMLElement>('button:not([disabled])')?.focus(),
    onLink: () => setLinking(true),
    onOpenLink: openLink,
    onPasteTooLong: () => undefined,
  })
  if (!editor) return null
  return (
    <>
      <div className={styles['page']}>
        <div className={styles['sheet']}>
          <TitleField doc={open.doc} onLeave={() => editor.commands.focus()} />
          <EditorContent editor={editor} className={styles['text']} />
        </div>
      </div>
      <div className={styles['foot']}>
        <LinkLine editor={editor} onOpen={openLink} onChange={() => setLinking(true)} />
        <NoteTools editor={editor} ref={tools} onLink={() => setLinking(true)} />
      </div>
      <LinkDialog editor={editor} isOpen={linking} onClose={() => setLinking(false)} />
    </>
  )
}
