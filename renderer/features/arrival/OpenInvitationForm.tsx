import type { KeyboardEvent, ReactNode } from 'react'
import { useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { usePictures } from '../../ui/qr/usePictures'
import { TextField } from '../../ui/TextField'
import styles from './ArrivalScreen.module.css'
import { QrReader } from './QrReader'
import { useQrReading } from './useQrReading'

type OpenInvitationFormProps = {
  readonly title: string
  readonly name: ReactNode
  readonly nameMissing: boolean
  readonly link: string
  readonly onLink: (link: string) => void
  readonly busy: boolean
  readonly onBack: () => void
  readonly onOpen: () => void
}

/** Opening an invitation asks for the link as it was sent, or for its QR code. */
export const OpenInvitationForm = ({
  title,
  name,
  nameMissing,
  link,
  onLink,
  busy,
  onBack,
  onOpen,
}: OpenInvitationFormProps) => {
  const { t } = useI18n()
  const reading = useQrReading(onLink)
  const ready = !busy && !nameMissing && link.trim() !== ''
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (ready) onOpen()
  }
  usePictures(reading.takePicture)
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) onOpen()
      }}
    >
      <h2>{title}</h2>
      {name}
      <TextField
        label={t('arrival.link')}
        help={t('arrival.linkHelp')}
        value={link}
        onChange={onLink}
        rows={4}
        technical
        autoComplete="off"
        autoFocus={!nameMissing && link === ''}
        onKeyDown={onKeyDown}
      />
      <QrReader reading={reading} />
      <div className={styles['buttons']}>
        <Button look="quiet" onPress={onBack}>
          {t('app.back')}
        </Button>
        <Button type="submit" look="primary" isDisabled={!ready}>
          {t('arrival.openAction')}
        </Button>
      </div>
    </form>
  )
}
