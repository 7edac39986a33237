import { limits } from '#shared/protocol/limits'
import { useI18n } from '../../i18n/context'
import { TextField } from '../../ui/TextField'
import styles from './ArrivalScreen.module.css'

type DeviceRemarkProps = {
  /** As the link says. */
  readonly memberName: string
  readonly roomName: string
  readonly name: string
  readonly onName: (name: string) => void
  /** Whether to say that it lacks a name. */
  readonly isTold: boolean
}

/** In place of one's name, where the link makes this machine somebody's device: whose, in which room, and what it is called. */
export const DeviceRemark = ({ memberName: member, roomName: room, name, onName, isTold }: DeviceRemarkProps) => {
  const { t } = useI18n()
  return (
    <>
      <div role="status" className={styles['remark']}>
        <p dir="auto">
          <strong>{t('device.becomes', { member, room })}</strong>
        </p>
        <p dir="auto">{t('device.means', { member })}</p>
      </div>
      <TextField
        label={t('device.name')}
        help={t('device.nameHelp')}
        error={isTold && !name.trim() ? t('device.nameMissing') : undefined}
        value={name}
        onChange={onName}
        maxLength={limits.memberName}
        autoComplete="off"
        spellCheck={false}
      />
    </>
  )
}
