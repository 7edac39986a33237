import { useI18n } from '../../i18n/context'
import type { DeviceView } from '../../state/views'
import { Button } from '../../ui/Button'
import { nameOfDevice } from './nameOfDevice'
import styles from './PeopleScreen.module.css'

type DeviceRowProps = {
  readonly device: DeviceView
  /** They are somebody else's. */
  readonly isTheirs?: boolean
  readonly onRemove: () => void
}

/** One device of a person: what it is called, since when it is here, and its removal. */
export const DeviceRow = ({ device, isTheirs = false, onRemove }: DeviceRowProps) => {
  const { t, format } = useI18n()
  const { own, label, since, whyNotRemove } = device
  const name = nameOfDevice(t, device, isTheirs)
  const date = format.date(since)
  return (
    <li className={styles['row']}>
      <div className={styles['about']}>
        <p className={styles['name']} dir="auto">
          {own ? t('devices.own', { name }) : name}
        </p>
        <p className={styles['soft']}>{label ? t('devices.added', { date }) : t('devices.since', { date })}</p>
      </div>
      {!whyNotRemove && (
        <Button aria-label={t('devices.removeLabel', { name })} onPress={onRemove}>
          {t('devices.remove')}
        </Button>
      )}
    </li>
  )
}
