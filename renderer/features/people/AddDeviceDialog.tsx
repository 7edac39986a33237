import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import { useCommands } from '../../commands/context'
import type { MadeDeviceLink } from '../../commands/deviceDoor'
import { useI18n } from '../../i18n/context'
import type { DeviceView } from '../../state/views'
import { Button } from '../../ui/Button'
import { Dialog, DialogButtons } from '../../ui/Dialog'
import { LinkForm } from './LinkForm'
import { LinkToHand } from './LinkToHand'
import { nameOfDevice } from './nameOfDevice'
import styles from './InviteDialog.module.css'

type AddDeviceDialogProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  /** One's own, as they are now. */
  readonly devices: readonly DeviceView[]
  /** The switch "reachable in this network", which belongs to the settings. */
  readonly reachable: ReactNode
}

type Made = MadeDeviceLink & {
  /** Those that were there before. */
  readonly before: ReadonlySet<string>
}

/** Makes a link for one more device, and shows it until the device has come. */
export const AddDeviceDialog = ({ isOpen, onClose, ...of }: AddDeviceDialogProps) => {
  const { t } = useI18n()
  return (
    <Dialog title={t('devices.add')} isOpen={isOpen} onClose={onClose}>
      <AddDevice {...of} onClose={onClose} />
    </Dialog>
  )
}

/** What is in the dialog, and only as long as that is there: however it goes, the link is put away with it. */
const AddDevice = ({ onClose, devices, reachable }: Omit<AddDeviceDialogProps, 'isOpen'>) => {
  const { t } = useI18n()
  const commands = useCommands()
  const [made, setMade] = useState<Made | undefined>()
  const come = made && devices.find(({ device }) => !made.before.has(device))

  useEffect(() => made?.end, [made])
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => void (isHere.current = false)
  }, [])

  const make = async (): Promise<void> => {
    const before = new Set<string>(devices.map(({ device }) => device))
    const link = await commands.addDevice()
    if (isHere.current) setMade({ ...link, before })
    else link.end()
  }

  if (!made)
    return (
      <LinkForm reachable={reachable} onMake={make} onClose={onClose}>
        <p>{t('devices.warning')}</p>
        <p>{t('devices.how')}</p>
      </LinkForm>
    )
  return (
    <>
      {!come && <DeviceLink made={made} />}
      <p role="status" className={styles['come']}>
        {come && t('devices.come', { name: nameOfDevice(t, come) })}
      </p>
      <DialogButtons>
        <Button look={come ? 'primary' : 'plain'} onPress={onClose}>
          {t(come ? 'invite.done' : 'devices.putAway')}
        </Button>
      </DialogButtons>
    </>
  )
}

const DeviceLink = ({ made }: { readonly made: Made }) => {
  const { t, format } = useI18n()
  return (
    <>
      <p>{t('devices.made', { time: format.time(made.until) })}</p>
      <LinkToHand link={made.link} label={t('devices.link')} qrLabel={t('devices.qr')} />
      <p>{t('devices.warning')}</p>
    </>
  )
}
