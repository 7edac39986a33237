import type { ReactNode } from 'react'
import { limits } from '#shared/protocol/limits'
import { useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { TextField } from '../../ui/TextField'
import styles from './ArrivalScreen.module.css'
import type { Lacking } from './useLacking'

type FoundRoomFormProps = {
  readonly name: ReactNode
  readonly nameMissing: boolean
  readonly roomName: string
  readonly onRoomName: (roomName: string) => void
  readonly busy: boolean
  readonly onBack: () => void
  readonly onFound: () => void
  readonly lacking: Lacking
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
  lacking: { form, isTold, point },
}: FoundRoomFormProps) => {
  const { t } = useI18n()
  const isUnnamed = !roomName.trim()
  return (
    <form
      ref={form}
      noValidate
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (nameMissing || isUnnamed) point()
        else if (!busy) onFound()
      }}
    >
      <h2>{t('arrival.foundTitle')}</h2>
      {name}
      <TextField
        label={t('arrival.roomName')}
        help={t('arrival.roomNameHelp')}
        error={isTold && isUnnamed ? t('arrival.roomNameMissing') : undefined}
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
        <Button type="submit" look="primary" isBusy={busy}>
          {busy ? t('arrival.founding') : t('arrival.foundAction')}
        </Button>
      </div>
    </form>
  )
}
