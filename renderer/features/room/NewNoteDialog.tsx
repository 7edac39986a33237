import { useState } from 'react'
import type { NoteId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { useI18n } from '../../i18n/context'
import type { NoteView } from '../../state/views'
import { Dialog } from '../../ui/Dialog'
import { DialogForm } from '../../ui/DialogForm'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import { noteTemplates, TEMPLATES } from './noteTemplates'

type NewNoteDialogProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly notes: readonly NoteView[]
  /** The note that the new one is to be like, to begin with. */
  readonly like: NoteId | undefined
}

/** Asks a new note's title and what it begins with, founds it, and goes there. */
export const NewNoteDialog = ({ isOpen, onClose, ...rest }: NewNoteDialogProps) => {
  const { t } = useI18n()
  return (
    <Dialog title={t('room.newNote')} isOpen={isOpen} onClose={onClose}>
      <NewNoteForm onClose={onClose} {...rest} />
    </Dialog>
  )
}

/** What a note begins with: nothing, one of the templates, or another note. */
const EMPTY = 'empty'
const OWN = 'note/'

const NewNoteForm = ({ notes, like, onClose }: Omit<NewNoteDialogProps, 'isOpen'>) => {
  const { t, language } = useI18n()
  const commands = useCommands()
  const attempt = useAttempt()
  const [title, setTitle] = useState('')
  const [begin, setBegin] = useState<string>(like ? `${OWN}${like}` : EMPTY)
  const options = [
    { value: EMPTY, label: t('templates.empty') },
    ...TEMPLATES.map((name) => ({ value: name as string, label: t(`templates.${name}`) })),
    ...notes.map((one) => ({
      value: `${OWN}${one.note}`,
      label: t('templates.like', { title: one.title || t('room.untitled') }),
    })),
  ]

  const found = (): Promise<NoteId> => {
    const model = notes.find(({ note }) => begin === `${OWN}${note}`)
    if (model) return commands.foundNoteLike(title.trim(), model.note)
    const name = TEMPLATES.find((one) => one === begin)
    if (!name) return commands.foundNote(title.trim())
    return commands.importNote({ title: title.trim(), markdown: noteTemplates[language][name] })
  }

  return (
    <DialogForm
      attempt={attempt}
      isReady={title.trim() !== ''}
      confirm={t('room.foundNote')}
      onConfirm={async () => commands.goTo({ in: 'note', note: await found(), isBegun: true })}
      onClose={onClose}
    >
      <TextField
        label={t('room.noteTitle')}
        help={t('room.noteTitleHelp')}
        value={title}
        onChange={setTitle}
        maxLength={limits.noteTitle}
        autoComplete="off"
        autoFocus
      />
      <Select label={t('templates.begin')} value={begin} options={options} onChange={setBegin} />
    </DialogForm>
  )
}
