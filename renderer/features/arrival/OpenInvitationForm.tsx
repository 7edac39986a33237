import type { KeyboardEvent, ReactNode } from 'react'
import { useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { usePictures } from '../../ui/qr/usePictures'
import { TextField } from '../../ui/TextField'
import styles from './ArrivalScreen.module.css'
import { QrReader } from './QrReader'
import type { Lacking } from './useLacking'
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
  readonly lacking: Lacking
  readonly onArchive: () => void
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
  lacking: { form, isTold, point },
  onArchive,
}: OpenInvitationFormProps) => {
  const { t } = useI18n()
  const reading = useQrReading(onLink)
  const hasNoLink = !link.trim()
  const send = (): void => {
    if (nameMissing || hasNoLink) point()
    else if (!busy) onOpen()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    send()
  }
  usePictures(reading.takePicture)
  return (
    <form
      ref={form}
      noValidate
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <h2>{title}</h2>
      {name}
      <TextField
        label={t('arrival.link')}
        help={t('arrival.linkHelp')}
        error={isTold && hasNoLink ? t('arrival.linkMissing') : undefined}
        value={link}
        onChange={onLink}
        rows={4}
        technical
        autoComplete="off"
        autoFocus={!nameMissing && link === ''}
        onKeyDown={onKeyDown}
      />
      <QrReader reading={reading} />
      <div className={styles['or']}>
        <Button look="quiet" onPress={onArchive}>
          {t('archive.instead')}
        </Button>
      </div>
      <div className={styles['buttons']}>
        <Button look="quiet" onPress={onBack}>
          {t('app.back')}
        </Button>
        <Button type="submit" look="primary" isBusy={busy}>
          {t('arrival.openAction')}
        </Button>
      </div>
    </form>
  )
}
