import type { FormEvent } from 'react'
import { useState } from 'react'
import { limits } from '#shared/protocol/limits'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import { shelvesOf } from '../../state/shelvesOf'
import type { NoteView } from '../../state/views'
import { Button } from '../../ui/Button'
import { Dialog, DialogButtons } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { Select } from '../../ui/Select'
import { TextField } from '../../ui/TextField'
import styles from './NoteScreen.module.css'

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
  const { run, busy, problem } = useAttempt()
  const { shelves } = shelvesOf(notes, locale)
  const [chosen, setChosen] = useState<string>(
    note.shelf !== undefined ? `${SHELF}${note.shelf}` : shelves[0] ? `${SHELF}${shelves[0].name}` : NEW,
  )
  const [name, setName] = useState('')
  const shelf = chosen === NEW ? name.trim() : chosen === NONE ? '' : chosen.slice(SHELF.length)
  const isReady = !busy && (chosen !== NEW || shelf !== '')
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (isReady && (await run(() => shelveNote(note.note, shelf)))) onClose()
  }
  const options = [
    ...shelves.map((one) => ({ value: `${SHELF}${one.name}`, label: one.name })),
    { value: NEW, label: t('shelves.new') },
    ...(note.shelf === undefined ? [] : [{ value: NONE, label: t('shelves.none') }]),
  ]

  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
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
      {problem && <Notice {...problemSentences(t, problem.code)} />}
      <DialogButtons>
        <Button look="quiet" onPress={onClose}>
          {t('app.cancel')}
        </Button>
        <Button type="submit" look="primary" isDisabled={!isReady}>
          {chosen === NONE ? t('shelves.takeOff') : t('shelves.putThere')}
        </Button>
      </DialogButtons>
    </form>
  )
}
