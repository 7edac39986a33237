import { useState } from 'react'
import { Copy, Download } from 'lucide-react'
import { asProblem } from '#shared/protocol/problem'
import { useCommands } from '../../commands/context'
import { useI18n } from '../../i18n/context'
import { addProblem } from '../../state/store'
import { Button } from '../../ui/Button'
import { copyText } from '../../ui/copyText'
import { QrCode } from '../../ui/qr/QrCode'
import { qrPng } from '../../ui/qr/qrPng'
import { TextField } from '../../ui/TextField'
import styles from './InviteDialog.module.css'

type LinkToHandProps = {
  readonly link: string
  /** What kind of link it is, for its field and for its QR code. */
  readonly label: string
  readonly qrLabel: string
  /** The name of the picture, without its ending; undefined where there is nothing to be kept. */
  readonly file?: string
}

/** A link that has just been made: to copy, to photograph, to save as a picture. */
export const LinkToHand = ({ link, label, qrLabel, file }: LinkToHandProps) => {
  const { t } = useI18n()
  const { saveFile } = useCommands()
  const [copied, setCopied] = useState(false)
  const [saved, setSaved] = useState(false)
  const copy = (): void => {
    try {
      copyText(link)
      setCopied(true)
    } catch (error) {
      addProblem(asProblem(error))
    }
  }
  const save = async (): Promise<void> => setSaved(await saveFile(`${file}.png`, await qrPng(link)))

  return (
    <div className={styles['made']}>
      <QrCode text={link} label={qrLabel} />
      <div className={styles['link']}>
        <TextField label={label} value={link} onChange={() => undefined} rows={5} technical isReadOnly />
        <div className={styles['copy']}>
          <Button icon={<Copy size={16} aria-hidden />} onPress={copy}>
            {t('invite.copy')}
          </Button>
          <span role="status">{copied && t('invite.copied')}</span>
        </div>
        {file && (
          <div className={styles['copy']}>
            <Button
              icon={<Download size={16} aria-hidden />}
              onPress={() => void save().catch((error: unknown) => addProblem(asProblem(error)))}
            >
              {t('qr.save')}
            </Button>
            <span role="status">{saved && t('qr.saved')}</span>
          </div>
        )}
      </div>
    </div>
  )
}
