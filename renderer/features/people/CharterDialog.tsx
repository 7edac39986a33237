import { useState } from 'react'
import { utf8 } from '#shared/crypto/bytes'
import { limits } from '#shared/protocol/limits'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { useI18n } from '../../i18n/context'
import type { CharterView } from '../../state/views'
import { Choice } from '../../ui/Choice'
import { Dialog } from '../../ui/Dialog'
import { DialogForm } from '../../ui/DialogForm'
import { TextField } from '../../ui/TextField'

type CharterDialogProps = {
  readonly roomName: string
  readonly charter: CharterView
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Where organisers write the charter. */
export const CharterDialog = ({ isOpen, onClose, ...now }: CharterDialogProps) => {
  const { t } = useI18n()
  return (
    <Dialog title={t('charter.title')} isOpen={isOpen} onClose={onClose}>
      <CharterForm {...now} onClose={onClose} />
    </Dialog>
  )
}

const INVITES = ['organisers', 'members'] as const
const FEWEST = 2
const most = String(limits.mostCapacity)

const CharterForm = ({ roomName, charter, onClose }: Omit<CharterDialogProps, 'isOpen'>) => {
  const { t } = useI18n()
  const commands = useCommands()
  const attempt = useAttempt()
  const [room, setRoom] = useState(roomName)
  const [text, setText] = useState(charter.text)
  const [people, setPeople] = useState(String(charter.capacity))
  const [invites, setInvites] = useState(charter.invites)

  const tooLong = utf8(text.trim()).length - limits.charterBytes
  const capacity = /^\d{1,4}$/.test(people.trim()) ? Number(people) : Number.NaN
  const isHeld = capacity >= FEWEST && capacity <= limits.mostCapacity
  const fits = room.trim() !== '' && tooLong <= 0 && isHeld

  return (
    <DialogForm
      attempt={attempt}
      isReady={fits}
      confirm={t('charter.save')}
      onConfirm={() => commands.writeCharter({ room, text, capacity, invites })}
      onClose={onClose}
    >
      <TextField
        label={t('charter.text')}
        help={t('charter.textHelp')}
        error={tooLong > 0 ? t('charter.tooLong', { n: tooLong }) : undefined}
        value={text}
        onChange={setText}
        rows={6}
        autoFocus
      />
      <TextField
        label={t('charter.room')}
        value={room}
        onChange={setRoom}
        maxLength={limits.roomName}
        autoComplete="off"
      />
      <TextField
        label={t('charter.capacity')}
        help={t('charter.capacityHelp', { most })}
        error={isHeld ? undefined : t('charter.capacityHelp', { most })}
        value={people}
        onChange={setPeople}
        autoComplete="off"
      />
      <Choice
        label={t('charter.invites')}
        value={invites}
        onChange={setInvites}
        options={INVITES.map((value) => ({
          value,
          label: value === 'organisers' ? t('charter.byOrganisers') : t('charter.byMembers'),
        }))}
      />
    </DialogForm>
  )
}
