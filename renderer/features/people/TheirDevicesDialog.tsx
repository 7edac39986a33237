import { useState } from 'react'
import { useI18n } from '../../i18n/context'
import type { DeviceView, MemberView } from '../../state/views'
import { Button } from '../../ui/Button'
import { Dialog, DialogButtons } from '../../ui/Dialog'
import { DeviceRow } from './DeviceRow'
import styles from './PeopleScreen.module.css'
import { RemoveDeviceDialog } from './RemoveDeviceDialog'

type TheirDevicesDialogProps = { readonly member: MemberView | undefined; readonly onClose: () => void }

/** An organiser looks at which devices somebody has, and removes a lost one of which they can't rid themselves. */
export const TheirDevicesDialog = ({ member, onClose }: TheirDevicesDialogProps) => {
  const { t } = useI18n()
  const [lost, setLost] = useState<DeviceView | undefined>()
  const name = member?.name ?? ''
  const close = (): void => {
    setLost(undefined)
    onClose()
  }
  return (
    <>
      <Dialog title={t('devices.theirs.title', { name })} isOpen={member !== undefined && !lost} onClose={close}>
        <p>{t('devices.theirs.intro', { name })}</p>
        <ul className={styles['list']}>
          {member?.devices.map((device) => (
            <DeviceRow key={device.device} device={device} isTheirs onRemove={() => setLost(device)} />
          ))}
        </ul>
        <DialogButtons>
          <Button onPress={close}>{t('app.close')}</Button>
        </DialogButtons>
      </Dialog>
      <RemoveDeviceDialog device={lost} of={name} onClose={close} />
    </>
  )
}
