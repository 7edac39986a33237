import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { ExternalLink, FileText, Pencil } from 'lucide-react'
import { safeLink } from '#shared/documents/safeLink'
import type { NoteId } from '#shared/protocol/ids'
import { useI18n } from '../../i18n/context'
import type { NoteView } from '../../state/views'
import { Button } from '../../ui/Button'
import { selectedNote } from '../../ui/editor/noteLink'
import { linkWords } from './linkWords'
import styles from './NoteScreen.module.css'

type LinkLineProps = {
  readonly editor: Editor
  readonly notes: readonly NoteView[]
  readonly onOpen: (address: string) => void
  readonly onOpenNote: (note: NoteId) => void
  readonly onChange: () => void
}

/** Where the link at the caret leads, as it is, before anybody follows it. */
export const LinkLine = ({ editor, notes, onOpen, onOpenNote, onChange }: LinkLineProps) => {
  const { t } = useI18n()
  const { address, note } = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      address: safeLink(now.getAttributes('link')['href']),
      note: selectedNote(now.state),
    }),
  })
  const led = note && linkWords(t, notes, { note, title: '' })
  if (note && led?.isHere) {
    return (
      <div className={styles['linkLine']}>
        <Button look="quiet" icon={<FileText size={16} aria-hidden />} onPress={() => onOpenNote(note)}>
          {t('notes.linkGo', { title: led.words })}
        </Button>
      </div>
    )
  }
  if (!address) return null
  return (
    <div className={styles['linkLine']}>
      <Button look="quiet" icon={<ExternalLink size={16} aria-hidden />} onPress={() => onOpen(address)}>
        {t('notes.linkOpen', { address })}
      </Button>
      <Button look="quiet" icon={<Pencil size={16} aria-hidden />} onPress={onChange}>
        {t('notes.linkChange')}
      </Button>
    </div>
  )
}
