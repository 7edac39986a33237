import type { ReactNode } from 'react'
import { limits } from '#shared/protocol/limits'
import { useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/TextField'
import styles from './ArrivalScreen.module.css'

type FoundRoomFormProps = {
  readonly name: ReactNode
  readonly nameMissing: boolean
  readonly roomName: string
  readonly onRoomName: (roomName: string) => void
  readonly busy: boolean
  readonly onBack: () => void
  readonly onFound: () => void
}

/** Founding asks for one thing: what the room is called. */
export const FoundRoomForm = ({
  name,
  nameMissing,
  roomName,
  onRoomName,
  busy,
  onBack,
  onFound,
}: FoundRoomFormProps) => {
  const { t } = useI18n()
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) onFound()
      }}
    >
      <h2>{t('arrival.foundTitle')}</h2>
      {name}
      <TextField
        label={t('arrival.roomName')}
        help={t('arrival.roomNameHelp')}
        value={roomName}
        onChange={onRoomName}
        maxLength={limits.roomName}
        autoComplete="off"
        autoFocus={!nameMissing}
      />
      <div className={styles['buttons']}>
        <Button look="quiet" onPress={onBack}>
          {t('app.back')}
        </Button>
        <Button type="submit" look="primary" isBusy={busy} isDisabled={nameMissing || !roomName.trim()}>
          {busy ? t('arrival.founding') : t('arrival.foundAction')}
        </Button>
      </div>
    </form>
  )
}
