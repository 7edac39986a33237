import { useState } from 'react'
import { limits } from '#shared/protocol/limits'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { useI18n } from '../../i18n/context'
import { Dialog } from '../../ui/Dialog'
import { DialogForm } from '../../ui/DialogForm'
import { TextField } from '../../ui/TextField'

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
  const attempt = useAttempt()
  const [next, setNext] = useState(name)
  const rename = async (): Promise<void> => {
    if (next.trim() !== name) await renameShelf(name, next)
  }
  return (
    <DialogForm
      attempt={attempt}
      isReady={next.trim() !== ''}
      confirm={t('shelves.rename')}
      onConfirm={rename}
      onClose={onClose}
    >
      <TextField
        label={t('shelves.name')}
        help={t('shelves.renameHelp')}
        value={next}
        onChange={setNext}
        maxLength={limits.shelfName}
        autoComplete="off"
        autoFocus
      />
    </DialogForm>
  )
}
