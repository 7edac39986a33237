import { useState } from 'react'
import { Copy, Download } from 'lucide-react'
import type { Role } from '#shared/events/event'
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

export type MadeInvitation = {
  readonly link: string
  readonly uses: number
  readonly until: number
  readonly role: Role
  readonly needsYes: boolean
}

/** An invitation that has just been made: to copy, or to photograph. */
export const InvitationLink = ({ made }: { readonly made: MadeInvitation }) => {
  const { t, format } = useI18n()
  const { saveFile } = useCommands()
  const { link, uses, needsYes } = made
  const [copied, setCopied] = useState(false)
  const [saved, setSaved] = useState(false)
  const people = t('invite.usesOption', { n: uses })
  const held = { until: format.until(made.until), role: t(`role.as.${made.role}`) }
  const copy = (): void => {
    try {
      copyText(link)
      setCopied(true)
    } catch (error) {
      addProblem(asProblem(error))
    }
  }

  const save = async (): Promise<void> => setSaved(await saveFile(`${t('qr.file')}.png`, await qrPng(link)))

  return (
    <>
      <p>{uses === 1 ? t('invite.madeOne', held) : t('invite.madeMany', { ...held, people })}</p>
      {needsYes && <p>{t('invite.madeNeedsYes')}</p>}
      <div className={styles['made']}>
        <QrCode text={link} label={t('invite.qr')} />
        <div className={styles['link']}>
          <TextField label={t('invite.link')} value={link} onChange={() => undefined} rows={5} technical isReadOnly />
          <div className={styles['copy']}>
            <Button icon={<Copy size={16} aria-hidden />} onPress={copy}>
              {t('invite.copy')}
            </Button>
            <span role="status">{copied && t('invite.copied')}</span>
          </div>
          <div className={styles['copy']}>
            <Button
              icon={<Download size={16} aria-hidden />}
              onPress={() => void save().catch((error: unknown) => addProblem(asProblem(error)))}
            >
              {t('qr.save')}
            </Button>
            <span role="status">{saved && t('qr.saved')}</span>
          </div>
        </div>
      </div>
      <p>{t('invite.keepOpen')}</p>
      <p className={styles['soft']}>{t('invite.onlyOnce')}</p>
    </>
  )
}
