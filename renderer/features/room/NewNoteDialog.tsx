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

/** Asks a new note's title, founds it, and goes there. */
export const NewNoteDialog = ({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) => {
  const { t } = useI18n()
  const commands = useCommands()
  const { run, busy, problem, clear } = useAttempt()
  const [title, setTitle] = useState('')
  const close = (): void => {
    clear()
    onClose()
  }
  const found = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (busy || !title.trim()) return
    const done = await run(async () => commands.goTo({ in: 'note', note: await commands.foundNote(title.trim()) }))
    if (!done) return
    setTitle('')
    close()
  }

  return (
    <Dialog title={t('room.newNote')} isOpen={isOpen} onClose={close}>
      <form className={styles['form']} onSubmit={(event) => void found(event)}>
        <TextField
          label={t('room.noteTitle')}
          help={t('room.noteTitleHelp')}
          value={title}
          onChange={setTitle}
          maxLength={limits.noteTitle}
          autoComplete="off"
          autoFocus
        />
        {problem && <Notice {...problemSentences(t, problem.code)} />}
        <DialogButtons>
          <Button look="quiet" onPress={close}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" look="primary" isDisabled={busy || !title.trim()}>
            {t('room.foundNote')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}
