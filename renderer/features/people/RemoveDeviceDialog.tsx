import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { useI18n } from '../../i18n/context'
import type { DeviceView } from '../../state/views'
import { Question } from '../../ui/Question'
import { nameOfDevice } from './nameOfDevice'

type RemoveDeviceDialogProps = {
  readonly device: DeviceView | undefined
  /** Whose it is, where it is somebody else's. */
  readonly of?: string | undefined
  readonly onClose: () => void
}

/** Asks before a device is removed, and says what that does and what it cannot do. */
export const RemoveDeviceDialog = ({ device, of, onClose }: RemoveDeviceDialogProps) => {
  const { t, format } = useI18n()
  const commands = useCommands()
  const attempt = useAttempt()
  const isTheirs = of !== undefined
  const name = device ? nameOfDevice(t, device, isTheirs) : ''
  const added = (device?.added ?? []).map((label) => nameOfDevice(t, { label }, isTheirs))
  return (
    <Question
      title={
        isTheirs ? t('devices.theirs.removeTitle', { device: name, name: of }) : t('devices.removeTitle', { name })
      }
      isOpen={device !== undefined}
      onClose={onClose}
      attempt={attempt}
      confirm={t('devices.removeConfirm')}
      look="danger"
      onConfirm={async () => device && commands.removeDevice(device.device)}
    >
      {isTheirs && <p>{t('devices.theirs.ask', { name: of })}</p>}
      <p>{t('devices.removeCut')}</p>
      <p>{t('devices.removeStays')}</p>
      <p>{t('devices.removeInvitations')}</p>
      {added.length > 0 && <p>{t('devices.removeAdded', { names: format.names(added) })}</p>}
      {device?.label === '' && !isTheirs && <p>{t('devices.removeFirst')}</p>}
    </Question>
  )
}
