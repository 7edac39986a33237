import { useState } from 'react'
import { limits } from '#shared/protocol/limits'
import { useCommands } from '../../../commands/context'
import { useAttempt } from '../../../commands/useAttempt'
import { useI18n } from '../../../i18n/context'
import type { MessageView } from '../../../state/views'
import { Dialog } from '../../../ui/Dialog'
import { DialogForm } from '../../../ui/DialogForm'
import { TextField } from '../../../ui/TextField'

/** Which picture of an own message is to be described. */
export type Describing = {
  readonly message: MessageView
  readonly nth: number
  /** Where the message stands. */
  readonly list: Element | undefined
}

type DescribeDialogProps = { readonly describing: Describing; readonly onClose: () => void }

/** Asks what a picture shows, in words, for those who cannot see it. */
export const DescribeDialog = ({ describing: { message, nth }, onClose }: DescribeDialogProps) => {
  const { t } = useI18n()
  const { describePicture } = useCommands()
  const attempt = useAttempt()
  const file = message.words.kind === 'text' ? message.words.files?.[nth] : undefined
  const [alt, setAlt] = useState(() => file?.picture?.alt ?? '')
  return (
    <Dialog title={t('files.describeTitle')} isOpen onClose={onClose}>
      <DialogForm
        attempt={attempt}
        isReady
        confirm={t('edit.save')}
        onConfirm={() => describePicture(message.id, nth, alt)}
        onClose={onClose}
      >
        <TextField
          label={t('files.describeOf', { name: file?.name ?? '' })}
          help={t('files.describeHelp')}
          rows={3}
          value={alt}
          onChange={setAlt}
          maxLength={limits.pictureAlt}
          autoFocus
        />
      </DialogForm>
    </Dialog>
  )
}
