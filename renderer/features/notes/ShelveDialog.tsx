import { useState } from 'react'
import { limits } from '#shared/protocol/limits'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { useI18n } from '../../i18n/context'
import { shelvesOf } from '../../state/shelvesOf'
import type { NoteView } from '../../state/views'
import { Dialog } from '../../ui/Dialog'
import { DialogForm } from '../../ui/DialogForm'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'

type ShelveDialogProps = {
  readonly note: NoteView | undefined
  readonly notes: readonly NoteView[]
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Asks on which of the room's shelves a note is to stand, or on a new one. */
export const ShelveDialog = ({ note, notes, isOpen, onClose }: ShelveDialogProps) => {
  const { t } = useI18n()
  return (
    <Dialog title={t('shelves.put')} isOpen={isOpen && note !== undefined} onClose={onClose}>
      {note && <ShelveForm note={note} notes={notes} onClose={onClose} />}
    </Dialog>
  )
}

/** What can be chosen beside the shelves, whose names these are not. */
const NONE = 'none'
const NEW = 'new'
const SHELF = 'shelf/'

type ShelveFormProps = { readonly note: NoteView; readonly notes: readonly NoteView[]; readonly onClose: () => void }

const ShelveForm = ({ note, notes, onClose }: ShelveFormProps) => {
  const { t, locale } = useI18n()
  const { shelveNote } = useCommands()
  const attempt = useAttempt()
  const { shelves } = shelvesOf(notes, locale)
  const [chosen, setChosen] = useState<string>(
    note.shelf !== undefined ? `${SHELF}${note.shelf}` : shelves[0] ? `${SHELF}${shelves[0].name}` : NEW,
  )
  const [name, setName] = useState('')
  const shelf = chosen === NEW ? name.trim() : chosen === NONE ? '' : chosen.slice(SHELF.length)
  const options = [
    ...shelves.map((one) => ({ value: `${SHELF}${one.name}`, label: one.name })),
    { value: NEW, label: t('shelves.new') },
    ...(note.shelf === undefined ? [] : [{ value: NONE, label: t('shelves.none') }]),
  ]

  return (
    <DialogForm
      attempt={attempt}
      isReady={chosen !== NEW || shelf !== ''}
      confirm={chosen === NONE ? t('shelves.takeOff') : t('shelves.putThere')}
      onConfirm={() => shelveNote(note.note, shelf)}
      onClose={onClose}
    >
      {options.length > 1 && (
        <Select label={t('shelves.which')} value={chosen} options={options} onChange={setChosen} />
      )}
      {chosen === NEW && (
        <TextField
          label={t('shelves.name')}
          help={t('shelves.newHelp')}
          value={name}
          onChange={setName}
          maxLength={limits.shelfName}
          autoComplete="off"
          autoFocus
        />
      )}
    </DialogForm>
  )
}
