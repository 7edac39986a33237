import { useState } from 'react'
import { limits } from '#shared/protocol/limits'
import { useCommands } from '../../commands/context'
import { useAttempt } from '../../commands/useAttempt'
import { useI18n } from '../../i18n/context'
import { Dialog } from '../../ui/Dialog'
import { DialogForm } from '../../ui/DialogForm'
import { TextField } from '../../ui/TextField'

/** What is to become of the passphrase. */
export type PassphraseDeed = 'offer' | 'change' | 'takeAway'

type PassphraseDialogProps = { readonly deed: PassphraseDeed | undefined; readonly onClose: () => void }

/** Sets a passphrase, changes it, or takes it away. */
export const PassphraseDialog = ({ deed, onClose }: PassphraseDialogProps) => {
  const { t } = useI18n()
  return (
    <Dialog title={t(`lock.${deed ?? 'offer'}`)} isOpen={deed !== undefined} onClose={onClose}>
      {deed && <PassphraseForm deed={deed} onClose={onClose} />}
    </Dialog>
  )
}

const PassphraseForm = ({ deed, onClose }: { readonly deed: PassphraseDeed; readonly onClose: () => void }) => {
  const { t } = useI18n()
  const { changePassphrase } = useCommands()
  const attempt = useAttempt()
  const [now, setNow] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const isSet = deed !== 'offer'
  const isNew = deed !== 'takeAway'
  const isReady = (!isSet || now !== '') && (!isNew || (next !== '' && next === again))

  return (
    <DialogForm
      attempt={attempt}
      isReady={isReady}
      confirm={t(`lock.${deed}`)}
      busyWord={t('lock.working')}
      onConfirm={() => changePassphrase(isSet ? now : undefined, isNew ? next : undefined)}
      onClose={onClose}
    >
      {deed === 'offer' && (
        <>
          <p>{t('lock.means')}</p>
          <p>{t('lock.asked')}</p>
        </>
      )}
      {isNew ? <p>{t('lock.forget')}</p> : <p>{t('lock.takeAwayMeans')}</p>}
      {isSet && <TextField label={t('lock.current')} value={now} onChange={setNow} secret autoFocus />}
      {isNew && (
        <>
          <TextField
            label={t('lock.new')}
            help={`${t('lock.advice')} ${t('lock.newHelp', { least: String(limits.passphraseLeast) })}`}
            value={next}
            onChange={setNext}
            secret
            autoFocus={!isSet}
          />
          <TextField
            label={t('lock.again')}
            value={again}
            onChange={setAgain}
            secret
            error={again !== '' && !next.startsWith(again) ? t('lock.differ') : undefined}
          />
        </>
      )}
    </DialogForm>
  )
}
