import { useState } from 'react'
import { MonitorSmartphone } from 'lucide-react'
import { useI18n } from '../../i18n/context'
import type { DeviceView, GovernanceView } from '../../state/views'
import { Button } from '../../ui/Button'
import { DeviceRow } from './DeviceRow'
import styles from './PeopleScreen.module.css'
import { RemoveDeviceDialog } from './RemoveDeviceDialog'

type DevicesProps = {
  readonly governance: Pick<GovernanceView, 'devices' | 'isFounder' | 'whyNot'>
  readonly onAdd: () => void
}

/** One's own devices in this room: which they are, one more, and one fewer. */
export const Devices = ({ governance, onAdd }: DevicesProps) => {
  const { t } = useI18n()
  const [lost, setLost] = useState<DeviceView | undefined>()
  const { devices, isFounder, whyNot } = governance
  return (
    <>
      <p>{t('devices.intro')}</p>
      <ul className={styles['list']}>
        {devices.map((device) => (
          <DeviceRow key={device.device} device={device} onRemove={() => setLost(device)} />
        ))}
      </ul>
      {devices.length > 1 && <p className={styles['soft']}>{t('devices.thisOne')}</p>}
      {isFounder && devices.length === 1 && <p className={styles['soft']}>{t('devices.founder')}</p>}
      {whyNot.addDevice ? (
        <p className={styles['soft']}>{t(`reason.${whyNot.addDevice}`)}</p>
      ) : (
        <div className={styles['actions']}>
          <Button icon={<MonitorSmartphone size={16} aria-hidden />} onPress={onAdd}>
            {t('devices.add')}
          </Button>
        </div>
      )}
      <RemoveDeviceDialog device={lost} onClose={() => setLost(undefined)} />
    </>
  )
}
