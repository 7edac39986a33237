import type { FormEvent } from 'react'
import { useState } from 'react'
import { limits } from '#shared/protocol/limits'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { problemSentences, useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { Dialog, DialogButtons } from '../../ui/Dialog'
import { Notice } from '../../ui/Notice'
import { TextField } from '../../ui/TextField'
import styles from './NewNoteDialog.module.css'

type RenameShelfProps = { readonly name: string; readonly isOpen: boolean; readonly onClose: () => void }

/** Asks how a shelf is to be called from now on. */
export const RenameShelf = ({ name, isOpen, onClose }: RenameShelfProps) => {
  const { t } = useI18n()
  return (
    <Dialog title={t('shelves.rename')} isOpen={isOpen} onClose={onClose}>
      <RenameForm name={name} onClose={onClose} />
    </Dialog>
  )
}

const RenameForm = ({ name, onClose }: Omit<RenameShelfProps, 'isOpen'>) => {
  const { t } = useI18n()
  const { renameShelf } = useCommands()
  const { run, busy, problem } = useAttempt()
  const [next, setNext] = useState(name)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (busy || !next.trim()) return
    if (next.trim() === name || (await run(() => renameShelf(name, next)))) onClose()
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      <TextField
        label={t('shelves.name')}
        help={t('shelves.renameHelp')}
        value={next}
        onChange={setNext}
        maxLength={limits.shelfName}
        autoComplete="off"
        autoFocus
      />
      {problem && <Notice {...problemSentences(t, problem.code)} />}
      <DialogButtons>
        <Button look="quiet" onPress={onClose}>
          {t('app.cancel')}
        </Button>
        <Button type="submit" look="primary" isDisabled={busy || !next.trim()}>
          {t('shelves.rename')}
        </Button>
      </DialogButtons>
    </form>
  )
}
